# Not yet read by a native speaker.

problem-page-title = کوئی خرابی ہو گئی
problem-not-found-title = یہ صفحہ یہاں نہیں ہے
problem-not-found = ہو سکتا ہے یہ کہیں اور چلا گیا ہو، یا آپ کو اسے کھولنے کی اجازت نہ ہو۔
problem-not-allowed-title = اب آپ کو یہ کرنے کی اجازت نہیں
problem-not-allowed = جب سے آپ نے یہ صفحہ کھولا ہے، آپ کا اکاؤنٹ یا ریکارڈ بدل گیا ہے۔ کچھ بھی محفوظ نہیں ہوا۔
problem-cross-site-title = ہم نے یہ فارم قبول نہیں کیا
problem-cross-site = یہ ہمارے اپنے کسی صفحے سے نہیں آیا۔ کچھ بھی محفوظ نہیں ہوا۔ صفحہ دوبارہ کھولیں اور وہاں سے بھیجیں۔
problem-too-large-title = یہ ایک ساتھ بہت زیادہ ہے
problem-too-large = جو بھیجا گیا ہے، وہ اتنا بڑا ہے کہ ہم نہیں لے سکتے۔ واپس جائیں: آپ نے جو لکھا تھا، وہ وہیں ہونا چاہیے۔ اسے چھوٹا کریں اور باقی بعد میں بھیجیں۔
problem-too-many-title = بہت زیادہ بار کوشش ہو چکی ہے
problem-too-many = پانچ منٹ انتظار کریں، پھر دوبارہ کوشش کریں۔
problem-full-title = ہم اسے محفوظ نہیں کر سکے
problem-full = ہمارے کمپیوٹر میں جگہ نہیں بچی۔ آپ نے جو بھیجا، وہ محفوظ نہیں ہوا۔ واپس جائیں، جو لکھا ہے اس کی کاپی رکھ لیں، اور کچھ دیر بعد دوبارہ کوشش کریں۔
problem-stopped-title = ہم اسے محفوظ نہیں کر سکے
problem-stopped = ہمارے کمپیوٹر میں خرابی ہو گئی۔ آپ نے جو بھیجا، وہ محفوظ نہیں ہوا۔ واپس جائیں، جو لکھا ہے اس کی کاپی رکھ لیں، اور کچھ دیر بعد دوبارہ کوشش کریں۔
problem-broken-title = ہماری طرف سے کوئی خرابی ہو گئی
problem-broken = ہو سکتا ہے آپ نے جو بھیجا، وہ محفوظ نہ ہوا ہو۔ کچھ دیر بعد دوبارہ کوشش کریں۔
problem-danger = اگر کوئی ابھی خطرے میں ہے تو 999 پر فون کریں۔ اگر آپ کے لیے بولنا ممکن نہ ہو تو موبائل فون سے 999 پر فون کریں اور پھر 55 دبائیں۔
problem-start = پہلے صفحے پر جائیں

frame-skip = سیدھے اصل حصے پر جائیں
frame-leave = یہ صفحہ چھوڑ دیں
frame-leave-help = آپ کو فوراً موسم کے صفحے پر لے جاتا ہے
frame-demonstration = یہ صرف ایک نمونہ ہے۔ یہ سروس، یہ لوگ اور ان کی باتیں فرضی ہیں۔
frame-help = کیا آپ ابھی خطرے میں ہیں؟ 999 پر فون کریں
frame-footer-safety = آن لائن محفوظ رہنا
frame-footer-privacy = آپ کی معلومات
frame-footer-accessibility = استعمال میں آسانی
frame-footer-return = جو بھیجا تھا، اس پر واپس آئیں
frame-footer-staff = عملے کے لیے سائن اِن

form-too-long = یہ { $length } حروف کا ہے۔ اسے { $limit } یا اس سے کم کریں۔ آپ نے جو لکھا ہے، اس میں سے کچھ ضائع نہیں ہوا۔
form-day-missing = دن، مہینہ اور سال لکھیں
form-day-incomplete = دن، مہینہ اور سال تینوں لکھیں، جیسے 24 11 2025
form-day-unreadable = ہم اس تاریخ کو پڑھ نہیں سکے۔ نمبروں میں لکھیں، جیسے 24 11 2025
form-day-no-such-day = ایسا کوئی دن نہیں ہے۔ دن اور مہینہ دیکھ لیں
form-day-future = یہ دن ابھی نہیں آیا۔ آج کا یا اس سے پہلے کا دن لکھیں
form-day-too-long-ago = 1900 کے بعد کا دن لکھیں
form-phone = ہم اس فون نمبر کو پڑھ نہیں سکے۔ اسے یوں لکھیں: { "\u200E" }07700 900123، یا ملک کے کوڈ کے ساتھ، یوں: { "\u200E" }+92 300 1234567
form-email = ای میل کا پتہ لکھیں، جیسے name@example.com
form-continue = آگے بڑھیں
form-back = پیچھے جائیں

month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر
date-long = { $weekday } { $day } { $month } { $year }
date-short = { $day } { $month } { $year }

language-unreviewed = یہ ترجمہ ابھی کسی ایسے شخص نے نہیں پڑھا جس کی مادری زبان اردو ہو۔ اگر کوئی بات سمجھ نہ آئے تو ہمیں فون کریں۔
language-choose = زبان

problem-busy-title = ہم ابھی یہ نہیں لے سکے
problem-busy = اس وقت بہت سی فائلیں بھیجی جا رہی ہیں۔ واپس جائیں اور ایک منٹ بعد دوبارہ کوشش کریں۔
form-day = دن
form-month = مہینہ
form-year = سال
language-name = اردو
language-direction = rtl
language-reviewed = no
demonstration-label = نمونہ
