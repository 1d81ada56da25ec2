# Not yet read by a native speaker.

ui-error-title = ایک مسئلہ ہے
ui-error-prefix = مسئلہ:
ui-pages = صفحے
ui-previous = پچھلا صفحہ
ui-next = اگلا صفحہ
ui-page-of = صفحہ { $page }، کل { $last }
