# Not yet read by a native speaker.
# The signs \u2066 and \u2069 around a telephone number keep its groups in order between Arabic words.
problem-page-title = حدث خطأ ما
problem-not-found-title = هذه الصفحة ليست هنا
problem-not-found = ربما نُقلت إلى مكان آخر، أو ربما لا يُسمح لكم بفتحها.
problem-not-allowed-title = لم يعد هذا ممكنًا لكم
problem-not-allowed = تغيّر حسابكم أو تغيّر السجل بعد أن فتحتم الصفحة. لم يُحفظ أي شيء.
problem-cross-site-title = لم نقبل هذه الاستمارة
problem-cross-site = لم تصلنا من إحدى صفحاتنا. لم يُحفظ أي شيء. افتحوا الصفحة من جديد وأرسلوها من هناك.
problem-too-large-title = هذا كثير في مرة واحدة
problem-too-large = ما أُرسل أكبر مما نستطيع استقباله. ارجعوا إلى الصفحة السابقة: ما كتبتموه يجب أن يكون ما زال هناك. اختصروه وأرسلوا الباقي لاحقًا.
problem-too-many-title = محاولات كثيرة
problem-too-many = انتظروا خمس دقائق، ثم حاولوا من جديد.
problem-full-title = لم نستطع حفظ هذا
problem-full = لم يبقَ مكان في الكمبيوتر عندنا. لم يُحفظ ما أرسلتموه. ارجعوا إلى الصفحة السابقة، واحتفظوا بنسخة مما كتبتموه، وحاولوا من جديد بعد قليل.
problem-stopped-title = لم نستطع حفظ هذا
problem-stopped = حدث عطل في الكمبيوتر عندنا. لم يُحفظ ما أرسلتموه. ارجعوا إلى الصفحة السابقة، واحتفظوا بنسخة مما كتبتموه، وحاولوا من جديد بعد قليل.
problem-broken-title = حدث خطأ من جهتنا
problem-broken = ربما لم يُحفظ ما أرسلتموه. حاولوا من جديد بعد قليل.
problem-danger = إذا كان أحد في خطر الآن، فاتصلوا بالرقم 999. وإذا لم تستطيعوا الكلام، فاتصلوا بالرقم 999 من هاتف محمول ثم اضغطوا على 55.
problem-start = الذهاب إلى الصفحة الأولى

frame-skip = الانتقال إلى الجزء الأساسي
frame-leave = مغادرة هذه الصفحة
frame-leave-help = ينقلكم فورًا إلى صفحة عن الطقس
frame-demonstration = هذا عرض تجريبي. الخدمة والأشخاص وما يقولونه كلها من الخيال.
frame-help = في خطر الآن؟ اتصلوا بالرقم 999
frame-footer-safety = الأمان على الإنترنت
frame-footer-privacy = معلوماتكم
frame-footer-accessibility = سهولة الاستخدام للجميع
frame-footer-return = العودة إلى ما أرسلتموه
frame-footer-staff = دخول الموظفين

form-too-long = عدد الأحرف هنا { $length }. نرجو ألا يزيد على { $limit }. لم يضِع شيء مما كتبتموه.
form-day-missing = اكتبوا اليوم والشهر والسنة
form-day-incomplete = اكتبوا اليوم والشهر والسنة كلها، مثل 24 11 2025
form-day-unreadable = لم نستطع قراءة هذا التاريخ. اكتبوه بالأرقام، مثل 24 11 2025
form-day-no-such-day = لا يوجد يوم كهذا. تأكدوا من اليوم والشهر
form-day-future = هذا اليوم لم يأتِ بعد. اكتبوا تاريخ اليوم أو تاريخًا قبله
form-day-too-long-ago = اكتبوا تاريخًا بعد سنة 1900
form-phone = لم نستطع قراءة رقم الهاتف هذا. اكتبوه هكذا: { "\u2066" }07700 900123{ "\u2069" }، أو مع رمز البلد هكذا: { "\u2066" }+92 300 1234567{ "\u2069" }
form-email = اكتبوا عنوان بريد إلكتروني مثل name@example.com
form-continue = متابعة
form-back = رجوع

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
date-long = { $weekday } { $day } { $month } { $year }
date-short = { $day } { $month } { $year }

language-unreviewed = هذه الترجمة لم يقرأها بعد شخص لغته الأم العربية. إذا كان هناك شيء غير واضح، فاتصلوا بنا.
language-choose = اللغة

problem-busy-title = لم نستطع استلام هذا الآن
problem-busy = تُرسَل ملفات كثيرة في هذه اللحظة. ارجعوا وحاولوا مرة أخرى بعد دقيقة.
form-day = اليوم
form-month = الشهر
form-year = السنة
language-name = العربية
language-direction = rtl
language-reviewed = no
demonstration-label = عرض تجريبي
