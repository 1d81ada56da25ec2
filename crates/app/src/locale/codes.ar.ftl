# Not yet read by a native speaker.
characteristic-race = العِرق: لون البشرة أو الجنسية أو الأصل العرقي أو القومي
characteristic-religion-belief = الدين أو المعتقد، أو عدم وجود دين أو معتقد
characteristic-disability = الإعاقة
characteristic-sexual-orientation = التوجه الجنسي
characteristic-gender-reassignment = العبور الجندري (ترانس) أو تغيير الجنس
characteristic-sex = أن يكون الشخص امرأة أو رجلًا
characteristic-age = العمر
characteristic-pregnancy-maternity = الحمل أو وجود مولود جديد
characteristic-marriage-civil-partnership = الزواج أو الشراكة المدنية

strand-race = العِرق أو الأصل العرقي
strand-religion = الدين أو المعتقد
strand-disability = الإعاقة
strand-sexual-orientation = التوجه الجنسي
strand-transgender-identity = هوية العابرين جندريًا (ترانس)

substrand-anti-black = ضد الأشخاص السود
substrand-anti-asian = ضد الأشخاص الآسيويين
substrand-anti-chinese-east-asian = ضد الصينيين أو أشخاص من شرق آسيا أو جنوب شرق آسيا
substrand-anti-gypsy-roma-traveller = ضد الغجر (Gypsy) أو الروما (Roma) أو الرحّل (Traveller)
substrand-anti-migrant = ضد المهاجرين أو اللاجئين
substrand-antisemitic = ضد اليهود
substrand-anti-muslim = ضد المسلمين
substrand-anti-sikh = ضد السيخ
substrand-anti-hindu = ضد الهندوس
substrand-anti-christian = ضد المسيحيين
substrand-no-religion = ضد أشخاص ليس لهم دين
substrand-learning-disability-autism = إعاقة في التعلّم أو التوحّد
substrand-physical-disability = إعاقة جسدية
substrand-mental-health = الصحة النفسية
substrand-homophobic = ضد المثليين أو المثليات
substrand-biphobic = ضد مزدوجي التوجه الجنسي

basis-actual = هذا صحيح عن الشخص
basis-perceived = ظنّوا أنه صحيح عن الشخص
basis-association = بسبب شخص آخر له صلة بالشخص
basis-not-sure = لا أعرف بالتأكيد

harm-injury = أُصيب أحد بأذى
harm-property = تضرّر شيء أو أُخذ
harm-money = ضاع مال بسبب ما حدث
harm-fear = الشعور بالخوف
harm-sleep = صعوبة في النوم أو الأكل
harm-mental-health = الشعور بالحزن أو القلق أو اليأس
harm-children = تأثّر الأطفال
harm-stopped-going-out = البقاء في البيت، أو السير في طريق آخر
harm-work-or-school = مشاكل في العمل أو المدرسة بسبب ما حدث
harm-other = شيء آخر

evidence-photos = صور
evidence-messages = رسائل أو منشورات أو بريد إلكتروني
evidence-recording = تسجيل صوت أو فيديو
evidence-cctv = كانت هناك كاميرا مراقبة (CCTV)
evidence-doorbell = كانت هناك كاميرا في جرس الباب
evidence-witness = شخص رأى أو سمع ما حدث
evidence-diary = دفتر يوميات أو ملاحظات
evidence-medical = طبيب أو مستشفى كتب عمّا حدث
evidence-letters = رسائل مكتوبة
evidence-damage = ضرر ما زال ظاهرًا

danger-life = شخص هدّد بقتل أحد أو بإيذائه إيذاءً شديدًا
danger-fire = شخص استخدم النار أو هدّد بذلك
danger-weapon = شخص معه سلاح أو أظهر سلاحًا
danger-not-safe = لا أشعر بالأمان حيث أنا

risk-low = منخفض
risk-medium = متوسط
risk-high = مرتفع

reporter-me = حدث لي
reporter-my-family = حدث لعائلتي أو لأهل بيتي
reporter-someone-else = حدث لشخص أعرفه أو أساعده
reporter-witness = رأيت ما حدث أو سمعته

source-online = عبر الإنترنت
source-phone = مكالمة هاتفية
source-walk-in = حضور شخصي
source-letter = رسالة بالبريد
source-email = بريد إلكتروني
source-police = الشرطة
source-housing = خدمات السكن
source-council = المجلس المحلي (الكاونسل)
source-health = الخدمات الصحية
source-school = المدرسة
source-voluntary = مجموعة تطوعية
source-councillor = عضو في المجلس المحلي
source-centre = مركز للإبلاغ

safe-yes = نعم
safe-no = لا
safe-not-sure = لا أعرف بالتأكيد

when-exact = في يوم واحد، وأعرف أي يوم
when-about = أعرف الوقت تقريبًا
when-ongoing = ما زال يحدث
when-many = حدث مرات كثيرة

place-home = في البيت أو قريبًا منه
place-street = في الشارع أو في حديقة عامة
place-transport = في حافلة أو قطار أو سيارة أجرة
place-work = في العمل
place-school = في المدرسة أو الكلية أو الجامعة
place-shop = في دكان أو مقهى أو محل آخر
place-health = عند الطبيب أو في المستشفى
place-worship = في مكان عبادة
place-online = على الإنترنت أو على الهاتف
place-other = في مكان آخر

known-neighbour = جار أو جارة
known-work = شخص في العمل
known-organisation = جهة، مثل صاحب البيت أو المدرسة أو صاحب العمل
known-family = شخص من العائلة
known-other-known = شخص آخر أعرفه
known-stranger = شخص غريب
known-not-said = أفضّل ألا أقول

told-police = الشرطة
told-council = المجلس المحلي (الكاونسل)
told-landlord = صاحب البيت أو جمعية الإسكان
told-school = مدرسة أو كلية
told-employer = صاحب العمل
told-doctor = طبيب أو مستشفى
told-family = العائلة أو الأصدقاء
told-nobody = لا أحد حتى الآن

want-stop = أن يتوقف ما يحدث
want-listen = شخص يستمع إليّ
want-safe-home = أن أشعر بأمان أكثر في البيت
want-housing = مساعدة في السكن
want-work = مساعدة في العمل
want-school = مساعدة في المدرسة أو الكلية
want-legal = نصيحة عن القانون
want-police = مساعدة في التحدث مع الشرطة
want-rights = أن أعرف حقوقي
want-record-only = كتابة ما حدث فقط. لا أريد شيئًا آخر

maytell-police = الشرطة
maytell-council = المجلس المحلي (الكاونسل)
maytell-landlord = صاحب بيتي أو جمعية الإسكان
maytell-school = مدرستي أو كليتي
maytell-panel = اجتماع لجهات تساعد أشخاصًا مثلي

channel-call = مكالمة هاتفية
channel-text = رسالة نصية
channel-whatsapp = واتساب (WhatsApp)
channel-email = بريد إلكتروني
channel-post = رسالة بالبريد
channel-visit = زيارة
channel-this-page = فقط عندما أعود إلى هذه الصفحة

allowed-yes = نعم
allowed-no = لا
allowed-not-known = لا أعرف

shared-nobody = أنا فقط
shared-someone-safe = شخص أثق به
shared-someone-unsafe = شخص لا أثق به
shared-not-known = لا أعرف بالتأكيد

permission-yes = نعم، والشخص موافق
permission-not-asked = لم أسأل الشخص
permission-could-not-ask = لم أستطع أن أسأل الشخص

decision-accepted = مقبول
decision-signposted = توجيه إلى جهة أخرى
decision-declined = غير مقبول
decision-duplicate = ضُمّ إلى ملف موجود
decision-withdrawn = سُحب
decision-recorded-only = سُجّل فقط

decline-outside-area = السكن خارج منطقتنا
decline-not-our-work = ليس من عملنا
decline-conflict = سيكون لدينا تضارب في المصالح
decline-no-capacity = لا نستطيع استقبال المزيد الآن
decline-already-helped = هناك من يساعد في هذا الأمر

contact-spoke = تحدثنا معًا، من الطرفين
contact-safe-message = تركنا رسالة آمنة كانت مطلوبة منا
contact-attempt = حاولنا ولم يردّ أحد
contact-incoming = وصلنا اتصال ينتظر ردّنا
contact-with-others = تحدثنا عن الأمر مع شخص آخر

stepowner-worker = من يتابع الملف
stepowner-client = الشخص الذي نساعده
stepowner-agency = جهة أخرى

personrole-client = الشخص الذي نساعده
personrole-household = فرد من أهل البيت
personrole-reporter = من أبلغ عمّا حدث
personrole-witness = شاهد أو شاهدة
personrole-professional = مختص أو مختصة
personrole-trusted = شخص موثوق

rhythm-weekly = كل أسبوع
rhythm-fortnightly = كل أسبوعين
rhythm-monthly = كل أربعة أسابيع
rhythm-when-something-happens = فقط عندما يحدث شيء
rhythm-i-will-ring = بلا أخبار منا، والاتصال يكون من الشخص نفسه

ethnic-indian = خلفية هندية
ethnic-pakistani = خلفية باكستانية
ethnic-bangladeshi = خلفية بنغلاديشية
ethnic-chinese = خلفية صينية
ethnic-other-asian = أي خلفية آسيوية أخرى
ethnic-caribbean = خلفية كاريبية
ethnic-african = خلفية أفريقية
ethnic-other-black = أي خلفية سوداء أخرى
ethnic-white-black-caribbean = خلفية بيضاء وسوداء كاريبية معًا
ethnic-white-black-african = خلفية بيضاء وسوداء أفريقية معًا
ethnic-white-asian = خلفية بيضاء وآسيوية معًا
ethnic-other-mixed = أي خلفية مختلطة أخرى
ethnic-white-british = خلفية بيضاء: إنجليزية أو ويلزية أو اسكتلندية أو من أيرلندا الشمالية أو بريطانية
ethnic-white-irish = خلفية بيضاء: أيرلندية
ethnic-gypsy-irish-traveller = خلفية بيضاء: الغجر (Gypsy) أو الرحّل الأيرلنديون (Irish Traveller)
ethnic-roma = خلفية بيضاء: الروما (Roma)
ethnic-other-white = أي خلفية بيضاء أخرى
ethnic-arab = خلفية عربية
ethnic-other = أي مجموعة عرقية أخرى
ethnic-prefer-not-to-say = أفضّل ألا أقول

religion-none = بلا دين
religion-christian = المسيحية
religion-buddhist = البوذية
religion-hindu = الهندوسية
religion-jewish = اليهودية
religion-muslim = الإسلام
religion-sikh = السيخية
religion-other = أي دين آخر
religion-prefer-not-to-say = أفضّل ألا أقول

ageband-0-15 = أقل من 16
ageband-16-24 = من 16 إلى 24
ageband-25-34 = من 25 إلى 34
ageband-35-44 = من 35 إلى 44
ageband-45-54 = من 45 إلى 54
ageband-55-64 = من 55 إلى 64
ageband-65-74 = من 65 إلى 74
ageband-75-over = 75 أو أكثر
ageband-prefer-not-to-say = أفضّل ألا أقول

sex-female = أنثى
sex-male = ذكر
sex-prefer-not-to-say = أفضّل ألا أقول

gendersame-yes = نعم
gendersame-no = لا
gendersame-prefer-not-to-say = أفضّل ألا أقول

orientation-straight = الميل إلى الجنس الآخر
orientation-gay-lesbian = مثلي أو مثلية
orientation-bisexual = الميل إلى الجنسين (مزدوج التوجه الجنسي)
orientation-other = توجه آخر
orientation-prefer-not-to-say = أفضّل ألا أقول

daytoday-a-lot = نعم، كثيرًا
daytoday-a-little = نعم، قليلًا
daytoday-not-at-all = لا، أبدًا
daytoday-no-condition = ليست لديّ حالة كهذه
daytoday-prefer-not-to-say = أفضّل ألا أقول

filekind-photo = صورة
filekind-sound = تسجيل صوتي
filekind-video = مقطع فيديو
filekind-document = مستند
filekind-text = نص
filekind-message = بريد إلكتروني
filekind-other = ملف
