# Not yet read by a native speaker.
deadlines-title = معلومات
deadlines-english-only = هذه الصفحة بالإنجليزية فقط. اتصلوا بنا، وسنخبركم بلغتكم.
frame-footer-deadlines = كم من الوقت لدي؟
