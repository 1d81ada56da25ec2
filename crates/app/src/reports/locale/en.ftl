questions-title = Questions
questions-send = Send to us
questions-early = Send now, add more later

form-or = or
form-tick-any = Tick any that fit. You can leave this empty.

start-heading = Before you start
start-stop = We only need a few words about what happened. You can skip every other question, stop at any time, or send what you have and add more later. Nothing is sent until you press “Send to us”.
start-safety = How to stay safe if someone checks your phone

phrase-heading = Would you like a way to come back?
phrase-hint = If you have to leave quickly, you can come back to this with a reference and a pass-phrase. We ask now, because leaving ends this visit.
phrase-words = Yes, give me six words
phrase-words-hint = Easier if you read English
phrase-digits = Yes, give me numbers
phrase-digits-hint = Twenty digits
phrase-no = No, not now
phrase-shown-heading = Write these down
phrase-write-down = Keep these two where only you can find them. You need both to come back.
phrase-reference = Reference
phrase-phrase = Pass-phrase
phrase-lost = We cannot send them to you. If you lose them, ring us.

reporter-heading = Who did it happen to?

safe-heading = Are you safe now?
safe-danger = Is any of this true?
safe-danger-hint = If it is happening now, ring 999 first.

story-heading = What happened?
story-hint = In your own words, in any language. A few words are enough. You do not need proof.
story-missing = Tell us what happened. A few words are enough

when-heading = When did it happen?
when-day = Which day?
when-day-hint = For example, 24 11 2025
when-words = In your own words, when?
when-words-hint = Like “last Tuesday”, “most evenings” or “since the summer”
when-say-roughly = Say roughly when, like “last month”

place-heading = Where did it happen?
place-words = Describe the place
place-words-hint = Like “the bus stop outside the school”, or the name of the site or app
place-postcode = Postcode, if you know it
place-postcode-hint = Leave it empty if you would rather not say
place-postcode-wrong = Enter a full postcode, like SE10 8JL, or leave it empty

why-heading = Why do you think it happened?
why-hint = What you think is enough. Tick any that fit.
why-not-sure = I am not sure
why-part = Which, if you want to say?
why-basis = Was it true of the person, or what someone thought?
why-basis-hint = It counts even if they got it wrong. You can leave this empty.
why-words = What made you think so? Words they used, for example

known-heading = Do you know who did it?
known-words = What can you tell us about them?
known-words-hint = Only what you saw or know. A name if you know it, or what they looked like.

harm-heading = What has it done to you?
harm-words = Anything else about how it has affected you or others

evidence-heading = Is there anything that shows what happened?
evidence-hint = It is fine if there is nothing. We believe you.
evidence-camera = Cameras record over their pictures, often after a few days. If there was a camera, ask whoever it belongs to, today, to keep the pictures. If you want us to ask, tell us how to reach you.
evidence-wiped = If there was a camera: when will it be wiped, if you know?
evidence-wiped-hint = Like “Friday” or “in 5 days”
evidence-words = Anything else about this
evidence-files = Add photos, messages or recordings
evidence-files-hint = You can choose several, up to 50 MB. A photo can say where it was taken; only we see that.
evidence-files-add = Add what I have chosen
evidence-files-added = What you have added
evidence-file-remove = Take it away
evidence-file-large = This is more than 50 MB. Send it in parts, or make the film shorter
evidence-file-empty = This file is empty. Choose another
evidence-file-many = You have added as many as we can take here. You can send more later, with your pass-phrase
evidence-file-room = There is no room for this now. You can send it later, with your pass-phrase
evidence-file-often = Too many files were sent from here. Wait ten minutes, then try again
evidence-file-again = Choose the files again. A browser does not keep them

told-heading = Who knows about it already?
told-words = What did they do? Do you have a reference number?
told-words-hint = Like a crime reference from the police

want-heading = What would help?
want-words = In your own words, what do you want to happen?

person-heading = Would you like to tell us your name?
person-hint = You do not have to. If you do, we can get in touch.
person-named = Yes
person-anonymous = No, I do not want to give my name
person-anonymous-hint = You can still give us a safe way to reach you on the next page, or leave it empty and come back with your pass-phrase.
person-name = Your full name
person-their-name = The name of the person it happened to
person-name-hint = Any name you use
person-called = What should we call you?
person-their-called = What should we call them?
person-your-name = Your own name
person-your-name-hint = So that we know who told us
person-permission = Do they know that you are telling us?

contact-heading = How can we reach you safely?
contact-hint = Tell us only what is safe. If you leave this empty, we will not text, write or leave a message.
contact-channel = Which ways are safe?
contact-phone = Phone number
contact-email = E-mail address
contact-address = Address for post
contact-hours = When is it safe?
contact-hours-hint = Like “weekdays before 3pm”
contact-shared = Who else looks at this phone or post?
contact-voicemail = May we leave a voicemail?
contact-code-word = A code word
contact-code-word-hint = A word we say so that you know it is us
contact-language = Which language do you like to speak?
contact-interpreter = Do you want an interpreter?
contact-interpreter-words = About the interpreter: man or woman, dialect, who it must not be
contact-access = Anything that makes it easier for you, like large print or more time

maytell-heading = Who may we tell?
maytell-hint = No one is told unless you tick them. You can change your mind.
maytell-none = If you tick nothing, what you say stays with us. We would only act without asking if a life or a child was at risk.
maytell-nobody = No one

check-heading = Check what you have written
check-hint = You can change anything. Then send it.
check-nothing = Nothing written
check-change = Change
check-after = After you send it, you get a reference and a pass-phrase to come back with.

early-heading = Send now, add more later
early-hint = We will keep everything you have already written too.
early-story = In a few words, what happened?
early-name = A name we can call you, if you want
early-phone-hint = Only if it is safe for us to ring this number. We will ring once and speak only to you. We will not leave a message.

sent-thanks = Thank you for telling us
sent-next = What happens next
sent-record-only = We have written it down, as you asked. We will not do anything else. If you change your mind, come back or ring us.
sent-read-from = No one is here at the moment. Someone is here again from { $when }.
sent-read-by = One of us will read this and decide what to do by the end of { $day }.
sent-nobody-until = No one is here until { $when }. Until then, ring 999 if you or someone else is in danger, or 101 to talk to the police.
sent-contact-by = We will try to reach you, in the way you said is safe, by the end of { $day }.
sent-no-contact = You did not give us a way to reach you. Come back with your pass-phrase to see what we say.
sent-moment = { $time } on { $day }
sent-camera = About the camera: pictures are often wiped within days. Ask whoever it belongs to, today, to keep them.
sent-camera-by = About the camera: ask whoever it belongs to, before { $day }, to keep the pictures.
sent-return = To come back
sent-equality = If you have two more minutes, there are a few questions about you. They help us see who we reach and who we miss. You can say no.
sent-equality-start = Answer them
sent-finish = No thanks, finish

equality-heading = About you
equality-why = These answers are kept apart from what happened. We only use them to count, so that we can see whether everyone is treated fairly.
equality-optional = You do not have to answer any of them.
equality-age = How old are you?
equality-ethnic = What is your ethnic group?
equality-ethnic-words = If you would say it another way
equality-religion = What is your religion?
equality-day = Do any conditions or illnesses make it harder to do day-to-day things?
equality-day-hint = Conditions of body or mind that last a year or more
equality-sex = What is your sex?
equality-gender = Is the gender you identify with the same as your sex registered at birth?
equality-orientation = Which of these best describes you?
equality-orientation-hint = Only if you are 16 or over
equality-skip = Skip these

desk-contact-channel = Which ways are safe?
desk-contact-hours = When is it safe?
desk-contact-shared = Who else sees this phone or post?
desk-contact-code-word-hint = A word that shows each side who the other is
desk-contact-language = Which language do they like to speak?
desk-contact-interpreter = Do they want an interpreter?
desk-contact-access = Access needs, like large print or more time
