# Not yet read by a native speaker.

characteristic-race = نسل: رنگ، قومیت، نسلی یا قومی پس منظر
characteristic-religion-belief = مذہب یا عقیدہ، یا کوئی مذہب یا عقیدہ نہ ہونا
characteristic-disability = معذوری
characteristic-sexual-orientation = جنسی رجحان
characteristic-gender-reassignment = ٹرانس ہونا یا جنس تبدیل کرنا
characteristic-sex = عورت یا مرد ہونا
characteristic-age = عمر
characteristic-pregnancy-maternity = حمل یا نیا بچہ
characteristic-marriage-civil-partnership = شادی یا سول پارٹنرشپ

strand-race = نسل یا نسلی پس منظر
strand-religion = مذہب یا عقیدہ
strand-disability = معذوری
strand-sexual-orientation = جنسی رجحان
strand-transgender-identity = ٹرانس جینڈر شناخت

substrand-anti-black = سیاہ فام لوگوں کے خلاف
substrand-anti-asian = ایشیائی لوگوں کے خلاف
substrand-anti-chinese-east-asian = چینی، مشرقی ایشیائی یا جنوب مشرقی ایشیائی لوگوں کے خلاف
substrand-anti-gypsy-roma-traveller = جپسی، روما یا ٹریولر لوگوں کے خلاف
substrand-anti-migrant = تارکینِ وطن یا پناہ گزینوں کے خلاف
substrand-antisemitic = یہودیوں کے خلاف
substrand-anti-muslim = مسلمانوں کے خلاف
substrand-anti-sikh = سکھوں کے خلاف
substrand-anti-hindu = ہندوؤں کے خلاف
substrand-anti-christian = مسیحیوں کے خلاف
substrand-no-religion = ان لوگوں کے خلاف جن کا کوئی مذہب نہیں
substrand-learning-disability-autism = سیکھنے کی معذوری (لرننگ ڈس ایبلٹی) یا آٹزم
substrand-physical-disability = جسمانی معذوری
substrand-mental-health = ذہنی صحت
substrand-homophobic = گے یا لیزبین (ہم جنس پسند) لوگوں کے خلاف
substrand-biphobic = بائی سیکشوئل لوگوں کے خلاف

basis-actual = یہ اس شخص کے بارے میں سچ ہے
basis-perceived = انہوں نے سمجھا کہ یہ اس شخص کے بارے میں سچ ہے
basis-association = کسی اور کی وجہ سے، جس کے ساتھ اس شخص کا تعلق ہے
basis-not-sure = یقین نہیں

harm-injury = کسی کو چوٹ لگی
harm-property = کسی چیز کو نقصان پہنچا یا وہ لے لی گئی
harm-money = پیسوں کا نقصان ہوا
harm-fear = ڈر لگنا
harm-sleep = ٹھیک سے نیند نہ آنا یا کھانا نہ کھایا جانا
harm-mental-health = اداسی، گھبراہٹ یا ناامیدی
harm-children = بچوں پر اثر پڑا ہے
harm-stopped-going-out = گھر سے نہ نکلنا، یا دوسرے راستے سے جانا
harm-work-or-school = اس کی وجہ سے کام پر یا اسکول میں مشکل
harm-other = کچھ اور

evidence-photos = تصویریں
evidence-messages = میسج، پوسٹس یا ای میلز
evidence-recording = آواز یا ویڈیو کی ریکارڈنگ
evidence-cctv = وہاں سی سی ٹی وی (CCTV) کیمرا تھا
evidence-doorbell = وہاں دروازے کی گھنٹی والا کیمرا تھا
evidence-witness = کسی نے دیکھا یا سنا
evidence-diary = ڈائری یا نوٹس
evidence-medical = ڈاکٹر یا ہسپتال نے اسے لکھ لیا
evidence-letters = خط
evidence-damage = ایسا نقصان جو ابھی بھی نظر آتا ہے

danger-life = کسی نے کسی کو جان سے مارنے یا بری طرح زخمی کرنے کی دھمکی دی ہے
danger-fire = کسی نے آگ لگائی ہے یا آگ لگانے کی دھمکی دی ہے
danger-weapon = کسی کے پاس ہتھیار ہے یا اس نے ہتھیار دکھایا ہے
danger-not-safe = جہاں میں ہوں، وہ جگہ مجھے محفوظ نہیں لگتی

risk-low = کم
risk-medium = درمیانہ
risk-high = زیادہ

reporter-me = یہ میرے ساتھ ہوا
reporter-my-family = یہ میرے خاندان یا گھر والوں کے ساتھ ہوا
reporter-someone-else = یہ ایسے شخص کے ساتھ ہوا جس سے میری جان پہچان ہے یا جسے مجھ سے مدد ملتی ہے
reporter-witness = میں نے یہ ہوتے دیکھا یا سنا

source-online = آن لائن
source-phone = فون کال
source-walk-in = خود آ کر
source-letter = خط
source-email = ای میل
source-police = پولیس
source-housing = ہاؤسنگ
source-council = کونسل
source-health = صحت کی سروس
source-school = اسکول
source-voluntary = رضاکار تنظیم
source-councillor = کونسلر
source-centre = رپورٹنگ سینٹر

safe-yes = جی ہاں
safe-no = نہیں
safe-not-sure = یقین نہیں

when-exact = ایک ہی دن، اور مجھے معلوم ہے کہ کون سا دن
when-about = مجھے اندازاً معلوم ہے کہ کب
when-ongoing = یہ اب بھی ہو رہا ہے
when-many = یہ کئی بار ہوا ہے

place-home = گھر پر یا گھر کے پاس
place-street = سڑک پر یا پارک میں
place-transport = بس، ٹرین یا ٹیکسی میں
place-work = کام کی جگہ پر
place-school = اسکول، کالج یا یونیورسٹی میں
place-shop = دکان، کیفے یا کسی اور کاروبار میں
place-health = ڈاکٹر کے ہاں یا ہسپتال میں
place-worship = عبادت کی جگہ پر
place-online = آن لائن یا فون پر
place-other = کہیں اور

known-neighbour = پڑوس میں سے کوئی
known-work = کام کی جگہ پر کوئی
known-organisation = کوئی ادارہ، جیسے مالک مکان، اسکول یا ایمپلائر (کام دینے والے)
known-family = خاندان میں سے کوئی
known-other-known = کوئی اور جس سے میری جان پہچان ہے
known-stranger = کوئی اجنبی
known-not-said = مجھے یہ نہیں بتانا

told-police = پولیس
told-council = کونسل
told-landlord = مالک مکان یا ہاؤسنگ ایسوسی ایشن
told-school = اسکول یا کالج
told-employer = ایمپلائر (کام دینے والے)
told-doctor = ڈاکٹر یا ہسپتال
told-family = گھر والے یا دوست
told-nobody = ابھی کسی کو نہیں

want-stop = یہ سب رک جائے
want-listen = کوئی میری بات سنے
want-safe-home = گھر میں خود کو زیادہ محفوظ محسوس کرنا
want-housing = رہائش کے معاملے میں مدد
want-work = کام کے معاملے میں مدد
want-school = اسکول یا کالج کے معاملے میں مدد
want-legal = قانون کے بارے میں مشورہ
want-police = پولیس سے بات کرنے میں مدد
want-rights = اپنے حقوق جاننا
want-record-only = بس اسے لکھ لیں۔ مجھے اور کچھ نہیں چاہیے

maytell-police = پولیس
maytell-council = کونسل
maytell-landlord = میرا مالک مکان یا ہاؤسنگ ایسوسی ایشن
maytell-school = میرا اسکول یا کالج
maytell-panel = ان اداروں کی میٹنگ جو میرے جیسے لوگوں کی مدد کرتے ہیں

channel-call = فون کال
channel-text = ٹیکسٹ میسج
channel-whatsapp = واٹس ایپ
channel-email = ای میل
channel-post = ڈاک
channel-visit = آ کر ملنا
channel-this-page = صرف اس وقت جب میں اس صفحے پر واپس آؤں

allowed-yes = جی ہاں
allowed-no = نہیں
allowed-not-known = معلوم نہیں

shared-nobody = صرف میں
shared-someone-safe = کوئی جس پر مجھے بھروسہ ہے
shared-someone-unsafe = کوئی جس پر مجھے بھروسہ نہیں
shared-not-known = یقین نہیں

permission-yes = جی ہاں، وہ راضی ہیں
permission-not-asked = میں نے ان سے نہیں پوچھا
permission-could-not-ask = ان سے پوچھنا ممکن نہیں تھا

decision-accepted = قبول کیا گیا
decision-signposted = بتایا گیا کہ مدد کہاں ملے گی
decision-declined = قبول نہیں کیا گیا
decision-duplicate = ایک کیس کے ساتھ ملا دیا گیا
decision-withdrawn = واپس لے لیا گیا
decision-recorded-only = صرف لکھ لیا گیا

decline-outside-area = رہائش ہمارے علاقے سے باہر ہے
decline-not-our-work = یہ ہمارے کام میں شامل نہیں
decline-conflict = اس میں ہمارے لیے مفادات کا ٹکراؤ ہوگا
decline-no-capacity = ابھی ہمارے پاس گنجائش نہیں
decline-already-helped = کوئی اور اس میں مدد کر رہا ہے

contact-spoke = دونوں طرف سے بات ہوئی
contact-safe-message = محفوظ پیغام چھوڑا، جیسا انہوں نے کہا تھا
contact-attempt = کوشش کی، جواب نہیں ملا
contact-incoming = انہوں نے رابطہ کیا اور انہیں جواب کا انتظار ہے
contact-with-others = اس بارے میں کسی اور سے بات ہوئی

stepowner-worker = کیس ورکر
stepowner-client = کلائنٹ
stepowner-agency = کوئی اور ادارہ

personrole-client = کلائنٹ
personrole-household = گھر کا فرد
personrole-reporter = جس نے رپورٹ کی
personrole-witness = گواہ
personrole-professional = کسی ادارے کا کارکن
personrole-trusted = بھروسے کا شخص

rhythm-weekly = ہر ہفتے
rhythm-fortnightly = ہر دو ہفتے بعد
rhythm-monthly = ہر چار ہفتے بعد
rhythm-when-something-happens = صرف جب کچھ ہو
rhythm-i-will-ring = ہماری طرف سے خبر نہیں، فون ان کی طرف سے آئے گا

ethnic-indian = انڈین
ethnic-pakistani = پاکستانی
ethnic-bangladeshi = بنگلہ دیشی
ethnic-chinese = چینی
ethnic-other-asian = کوئی اور ایشیائی پس منظر
ethnic-caribbean = کیریبین
ethnic-african = افریقی
ethnic-other-black = کوئی اور سیاہ فام پس منظر
ethnic-white-black-caribbean = سفید فام اور سیاہ فام کیریبین
ethnic-white-black-african = سفید فام اور سیاہ فام افریقی
ethnic-white-asian = سفید فام اور ایشیائی
ethnic-other-mixed = کوئی اور مخلوط پس منظر
ethnic-white-british = سفید فام: انگلش، ویلش، سکاٹش، ناردرن آئرش یا برٹش
ethnic-white-irish = سفید فام: آئرش
ethnic-gypsy-irish-traveller = سفید فام: جپسی یا آئرش ٹریولر
ethnic-roma = سفید فام: روما
ethnic-other-white = کوئی اور سفید فام پس منظر
ethnic-arab = عرب
ethnic-other = کوئی اور نسلی گروہ
ethnic-prefer-not-to-say = مجھے یہ نہیں بتانا

religion-none = کوئی مذہب نہیں
religion-christian = مسیحی
religion-buddhist = بدھ مت
religion-hindu = ہندو
religion-jewish = یہودی
religion-muslim = مسلمان
religion-sikh = سکھ
religion-other = کوئی اور مذہب
religion-prefer-not-to-say = مجھے یہ نہیں بتانا

ageband-0-15 = 16 سال سے کم
ageband-16-24 = 16 سے 24
ageband-25-34 = 25 سے 34
ageband-35-44 = 35 سے 44
ageband-45-54 = 45 سے 54
ageband-55-64 = 55 سے 64
ageband-65-74 = 65 سے 74
ageband-75-over = 75 یا زیادہ
ageband-prefer-not-to-say = مجھے یہ نہیں بتانا

sex-female = عورت
sex-male = مرد
sex-prefer-not-to-say = مجھے یہ نہیں بتانا

gendersame-yes = جی ہاں
gendersame-no = نہیں
gendersame-prefer-not-to-say = مجھے یہ نہیں بتانا

orientation-straight = سٹریٹ (مخالف جنس کی طرف رجحان)
orientation-gay-lesbian = گے یا لیزبین (ہم جنس پسند)
orientation-bisexual = بائی سیکشوئل (مرد اور عورت دونوں کی طرف رجحان)
orientation-other = کوئی اور
orientation-prefer-not-to-say = مجھے یہ نہیں بتانا

daytoday-a-lot = جی ہاں، بہت زیادہ
daytoday-a-little = جی ہاں، تھوڑا سا
daytoday-not-at-all = بالکل نہیں
daytoday-no-condition = مجھے ایسی کوئی بیماری یا تکلیف نہیں
daytoday-prefer-not-to-say = مجھے یہ نہیں بتانا

filekind-photo = تصویر
filekind-sound = آواز کی ریکارڈنگ
filekind-video = ویڈیو
filekind-document = دستاویز
filekind-text = تحریر
filekind-message = ای میل
filekind-other = فائل
