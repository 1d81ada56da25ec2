characteristic-race = Race: colour, nationality, ethnic or national origin
characteristic-religion-belief = Religion or belief, or having none
characteristic-disability = Disability
characteristic-sexual-orientation = Sexual orientation
characteristic-gender-reassignment = Being trans or changing gender
characteristic-sex = Being a woman or a man
characteristic-age = Age
characteristic-pregnancy-maternity = Pregnancy or a new baby
characteristic-marriage-civil-partnership = Marriage or civil partnership

strand-race = Race or ethnicity
strand-religion = Religion or belief
strand-disability = Disability
strand-sexual-orientation = Sexual orientation
strand-transgender-identity = Transgender identity

substrand-anti-black = Against Black people
substrand-anti-asian = Against Asian people
substrand-anti-chinese-east-asian = Against Chinese, East or South-East Asian people
substrand-anti-gypsy-roma-traveller = Against Gypsy, Roma or Traveller people
substrand-anti-migrant = Against migrants or refugees
substrand-antisemitic = Against Jewish people
substrand-anti-muslim = Against Muslims
substrand-anti-sikh = Against Sikhs
substrand-anti-hindu = Against Hindus
substrand-anti-christian = Against Christians
substrand-no-religion = Against people with no religion
substrand-learning-disability-autism = Learning disability or autism
substrand-physical-disability = Physical disability
substrand-mental-health = Mental health
substrand-homophobic = Against gay or lesbian people
substrand-biphobic = Against bisexual people

basis-actual = It is true of the person
basis-perceived = They thought it was true of the person
basis-association = Because of someone the person is with
basis-not-sure = Not sure

harm-injury = Someone was hurt
harm-property = Something was damaged or taken
harm-money = It cost money
harm-fear = Feeling afraid
harm-sleep = Not sleeping or eating well
harm-mental-health = Feeling low, anxious or hopeless
harm-children = The children are affected
harm-stopped-going-out = Staying in, or taking another way
harm-work-or-school = Trouble at work or school because of it
harm-other = Something else

evidence-photos = Photos
evidence-messages = Messages, posts or e-mails
evidence-recording = A recording of sound or video
evidence-cctv = A CCTV camera was there
evidence-doorbell = A doorbell camera was there
evidence-witness = Somebody saw or heard it
evidence-diary = A diary or notes
evidence-medical = A doctor or hospital wrote it down
evidence-letters = Letters
evidence-damage = Damage that can still be seen

danger-life = Someone has threatened to kill or badly hurt a person
danger-fire = Someone has used fire or threatened to
danger-weapon = Someone has a weapon or has shown one
danger-not-safe = I do not feel safe where I am

risk-low = Low
risk-medium = Medium
risk-high = High

reporter-me = It happened to me
reporter-my-family = It happened to my family or household
reporter-someone-else = It happened to someone I know or help
reporter-witness = I saw or heard it happen

source-online = Online
source-phone = Phone call
source-walk-in = Came in person
source-letter = Letter
source-email = E-mail
source-police = Police
source-housing = Housing
source-council = Council
source-health = Health
source-school = School
source-voluntary = Voluntary group
source-councillor = Councillor
source-centre = Reporting centre

safe-yes = Yes
safe-no = No
safe-not-sure = Not sure

when-exact = On one day, and I know which
when-about = I know roughly when
when-ongoing = It is still going on
when-many = It has happened many times

place-home = At or near home
place-street = In the street or a park
place-transport = On a bus, train or taxi
place-work = At work
place-school = At school, college or university
place-shop = In a shop, café or other business
place-health = At a doctor’s or hospital
place-worship = At a place of worship
place-online = Online or on a phone
place-other = Somewhere else

link-same-incident = About the same incident
link-other-party = Of the other party: each says that the other did it

known-neighbour = A neighbour
known-work = Someone at work
known-organisation = An organisation, like a landlord, school or employer
known-family = Someone in the family
known-other-known = Someone else I know
known-stranger = A stranger
known-not-said = I would rather not say

told-police = Police
told-council = The council
told-landlord = The landlord or housing association
told-school = A school or college
told-employer = An employer
told-doctor = A doctor or hospital
told-family = Family or friends
told-nobody = Nobody yet

want-stop = Make it stop
want-listen = Someone to listen
want-safe-home = To feel safer at home
want-housing = Help with housing
want-work = Help with work
want-school = Help with school or college
want-legal = Advice about the law
want-police = Help with talking to the police
want-rights = To know my rights
want-record-only = Just write it down. I do not want anything else

maytell-police = Police
maytell-council = The council
maytell-landlord = My landlord or housing association
maytell-school = My school or college
maytell-panel = A meeting of services that help people like me

channel-call = Phone call
channel-text = Text message
channel-whatsapp = WhatsApp
channel-email = E-mail
channel-post = Post
channel-visit = Visit
channel-this-page = Only when I come back to this page

allowed-yes = Yes
allowed-no = No
allowed-not-known = Not known

shared-nobody = Only me
shared-someone-safe = Someone I trust
shared-someone-unsafe = Someone I do not trust
shared-not-known = Not sure

permission-yes = Yes, they agreed
permission-not-asked = I have not asked them
permission-could-not-ask = I could not ask them

decision-accepted = Accepted
decision-signposted = Signposted
decision-declined = Declined
decision-duplicate = Joined to a case
decision-withdrawn = Withdrawn
decision-recorded-only = Recorded only

decline-outside-area = Lives outside our area
decline-not-our-work = Not what we are here for
decline-conflict = We would have a conflict of interest
decline-no-capacity = We have no room now
decline-already-helped = Somebody else is helping with this

feedback-received = Received
feedback-working = We are working with them
feedback-pointed-elsewhere = We have pointed them to somebody who can help them better
feedback-not-taken-on = We have not taken this on
feedback-ended = Our work with them has ended
feedback-stopped = They do not want anything more to be done

contact-spoke = We spoke, both ways
contact-safe-message = Left a safe message they had asked for
contact-attempt = Tried, no answer
contact-incoming = They got in touch and wait for an answer
contact-with-others = Spoke to somebody else about it

stepowner-worker = The worker
stepowner-client = The client
stepowner-agency = Another agency

personrole-client = Client
personrole-household = Household member
personrole-reporter = Reported it
personrole-witness = Witness
personrole-professional = Professional
personrole-trusted = Trusted person

rhythm-weekly = Every week
rhythm-fortnightly = Every two weeks
rhythm-monthly = Every four weeks
rhythm-when-something-happens = Only when something happens
rhythm-i-will-ring = No updates, they will ring

ethnic-indian = Indian
ethnic-pakistani = Pakistani
ethnic-bangladeshi = Bangladeshi
ethnic-chinese = Chinese
ethnic-other-asian = Any other Asian background
ethnic-caribbean = Caribbean
ethnic-african = African
ethnic-other-black = Any other Black background
ethnic-white-black-caribbean = White and Black Caribbean
ethnic-white-black-african = White and Black African
ethnic-white-asian = White and Asian
ethnic-other-mixed = Any other mixed background
ethnic-white-british = White: English, Welsh, Scottish, Northern Irish or British
ethnic-white-irish = White: Irish
ethnic-gypsy-irish-traveller = White: Gypsy or Irish Traveller
ethnic-roma = White: Roma
ethnic-other-white = Any other White background
ethnic-arab = Arab
ethnic-other = Any other ethnic group
ethnic-prefer-not-to-say = I would rather not say

religion-none = No religion
religion-christian = Christian
religion-buddhist = Buddhist
religion-hindu = Hindu
religion-jewish = Jewish
religion-muslim = Muslim
religion-sikh = Sikh
religion-other = Any other religion
religion-prefer-not-to-say = I would rather not say

ageband-0-15 = Under 16
ageband-16-24 = 16 to 24
ageband-25-34 = 25 to 34
ageband-35-44 = 35 to 44
ageband-45-54 = 45 to 54
ageband-55-64 = 55 to 64
ageband-65-74 = 65 to 74
ageband-75-over = 75 or over
ageband-prefer-not-to-say = I would rather not say

sex-female = Female
sex-male = Male
sex-prefer-not-to-say = I would rather not say

gendersame-yes = Yes
gendersame-no = No
gendersame-prefer-not-to-say = I would rather not say

orientation-straight = Straight or heterosexual
orientation-gay-lesbian = Gay or lesbian
orientation-bisexual = Bisexual
orientation-other = Other
orientation-prefer-not-to-say = I would rather not say

daytoday-a-lot = Yes, a lot
daytoday-a-little = Yes, a little
daytoday-not-at-all = Not at all
daytoday-no-condition = I have no such condition
daytoday-prefer-not-to-say = I would rather not say

filekind-photo = Photo
filekind-sound = Recording
filekind-video = Film
filekind-document = Document
filekind-text = Text
filekind-message = E-mail
filekind-other = File

fileflag-test-virus = A scanner’s test file, or a virus
fileflag-program = It is a program
fileflag-not-what-it-says = It is not what its name says
fileflag-archive = Other files are packed in it
fileflag-bomb = It unpacks to far more than its size
fileflag-macros = It runs commands when it is opened
fileflag-active = It does something when it is opened
fileflag-locked = It is locked with a password
fileflag-too-many-pixels = The picture is larger than any camera makes
fileflag-unknown = Nobody knows what kind of file it is
fileflag-unreadable = It could not be looked at

# Only at the desk.
desk-translated-by-interpreter = A professional interpreter or translator
desk-translated-by-colleague = A colleague who reads the language
desk-translated-by-machine = A machine
desk-closure-objectives-met = What they wanted is reached
desk-closure-incidents-ceased = It has stopped
desk-closure-referred-on = Somebody better placed has taken it on
desk-closure-withdrew = They do not want it to go on
desk-closure-moved-away = They have moved away
desk-closure-no-contact = They do not answer any more
desk-closure-out-of-scope = It is not our work after all
desk-closure-conflict = We cannot go on, because of a conflict of interest
desk-closure-deceased = They have died
desk-clients-view-agrees = They agree
desk-clients-view-objects = They do not want it closed
desk-clients-view-not-reached = They do not answer
desk-clients-view-could-not-ask = They could not be asked safely, or there is nobody to ask
desk-judgement-full = All of it
desk-judgement-part = Part of it
desk-judgement-none = Nothing of it
desk-judgement-not-wanted = They want it no longer

# What the desk calls the same answers, where the public words speak to the person.
desk-known-other-known = Someone else they know
desk-known-not-said = Not said
desk-reporter-me = The person themself
desk-reporter-my-family = Their family or household
desk-reporter-someone-else = Somebody they know or help
desk-reporter-witness = Somebody who saw or heard it
desk-shared-nobody = Only the person
desk-shared-someone-safe = Somebody they trust
desk-shared-someone-unsafe = Somebody they do not trust
desk-shared-not-known = Not known
desk-channel-this-page = Only when they come back to the page
desk-want-record-only = Only that it is written down
desk-maytell-landlord = Their landlord or housing association
desk-maytell-school = Their school or college
desk-maytell-panel = A meeting of services
desk-danger-life = Threat to kill or badly hurt somebody
desk-danger-fire = Fire, or a threat of fire
desk-danger-weapon = A weapon, seen or threatened
desk-danger-not-safe = Does not feel safe where they are

desk-list-source = How it reached us
desk-list-decline = Why we decline
desk-list-closure = Why we close
desk-list-offence = Offences
desk-list-police = What the police did

desk-conduct-verbal-abuse = Insults, shouting
desk-conduct-gestures = Gestures, staring, being followed
desk-conduct-threats = Threats
desk-conduct-spitting = Spitting
desk-conduct-assault = Hitting, pushing, attack
desk-conduct-sexual-assault = Sexual assault
desk-conduct-harassment-stalking = Harassment, stalking
desk-conduct-online = Online
desk-conduct-mail-literature = Letters, leaflets, calls with words
desk-conduct-graffiti = Graffiti, stickers
desk-conduct-damage = Damage to home, car or things
desk-conduct-fire = Fire
desk-conduct-worship-grave = A place of worship or a grave
desk-conduct-bullying = Bullying at work or school
desk-conduct-neighbour = Noise, trouble with neighbours
desk-conduct-rubbish = Rubbish, filth
desk-conduct-hoax-calls = Silent or hoax calls
desk-conduct-mate-crime = False friends who use them
desk-conduct-theft-robbery = Theft, robbery
desk-conduct-refused-service = Turned away, refused a service
desk-conduct-worse-treatment = Treated worse than others
desk-conduct-other = Something else
desk-incident-label-hate-crime = Hate crime
desk-incident-label-hate-incident = Hate incident
desk-incident-label-discrimination = Discrimination
desk-incident-label-not-hate = Not hate
desk-perceiver-client = The client
desk-perceiver-family = Their family
desk-perceiver-witness = Somebody who saw it
desk-perceiver-professional = An officer or another professional
desk-perceiver-us = We do
desk-told-body-police = Police
desk-told-body-council = Council
desk-told-body-landlord = Landlord
desk-police-recorded-crime = Recorded it as a crime
desk-police-recorded-non-crime = Recorded it, not as a crime
desk-police-recorded-anti-social = Recorded it as anti-social behaviour
desk-police-intelligence-only = Kept it as intelligence only
desk-police-not-recorded = Did not record it
desk-police-investigating = Are investigating
desk-police-charged = Charged somebody
desk-police-out-of-court = Dealt with it out of court
desk-police-no-suspect = Ended it: no suspect found
desk-police-evidence-lacking = Ended it: not enough evidence
desk-police-not-supported = Ended it: the victim did not go on
desk-police-not-public-interest = Ended it: not in the public interest
desk-police-convicted = Somebody was convicted
desk-police-acquitted = Somebody was acquitted
desk-police-no-answer = Have not answered
desk-offence-harassment = Harassment
desk-offence-stalking = Stalking
desk-offence-aggravated-harassment = Racially or religiously aggravated harassment or stalking
desk-offence-common-assault = Common assault
desk-offence-aggravated-assault = Racially or religiously aggravated assault
desk-offence-wounding = Wounding, bodily harm
desk-offence-public-order = Public order
desk-offence-aggravated-public-order = Racially or religiously aggravated public order
desk-offence-stirring-up-hatred = Stirring up hatred
desk-offence-criminal-damage = Criminal damage
desk-offence-aggravated-damage = Racially or religiously aggravated damage
desk-offence-arson = Arson
desk-offence-threats-to-kill = Threats to kill
desk-offence-malicious-communications = Malicious communications
desk-offence-online-safety = Threats or false messages online
desk-offence-burglary = Burglary
desk-offence-robbery = Robbery
desk-offence-sexual-offence = Sexual offence
desk-offence-other = Something else

desk-factor-threat-to-kill = Somebody has threatened to kill them or theirs
desk-factor-weapon-fire = A weapon, acid or fire was used or threatened
desk-factor-injured = They or theirs were hurt
desk-factor-self-harm = They think of hurting or killing themself
desk-factor-child-targeted = A child is targeted
desk-factor-getting-worse = It comes more often, or is getting worse
desk-factor-near = Whoever does it lives, works or learns beside them
desk-factor-cannot-live = They cannot live as before: sleep, work, going out
desk-factor-alone = They have nobody who stands with them
desk-factor-depends = They depend on others: health, age, papers, money, a carer
desk-factor-act-threat-to-kill = Police today, with their yes or because life is in danger. A place to be tonight. Tell your manager today.
desk-factor-act-weapon-fire = Fire service: a home visit and a letterbox guard. Police. Cameras and locks. Tell your manager today.
desk-factor-act-injured = A doctor sees and writes down the injuries. Photographs with a date. Police.
desk-factor-act-self-harm = Do not leave them alone with it: their doctor or 111 today, 999 if it is now. Samaritans 116 123. Safeguarding.
desk-factor-act-child-targeted = Safeguarding, today. The school, if they agree.
desk-factor-act-getting-worse = The panel. Ask for an ASB case review. A diary, and what each agency did so far.
desk-factor-act-near = The landlord: what the tenancy says. A management move, if they want it. A safe way in and out.
desk-factor-act-cannot-live = Their doctor. Security at home. Somebody who comes along.
desk-factor-act-alone = Whom do they trust? Name them with their yes. A group of people who know it.
desk-factor-act-depends = What do they depend on, and whom? Adult safeguarding, if somebody uses it against them. An adviser for papers.
desk-factor-answer-yes = Yes
desk-factor-answer-no = No
desk-factor-answer-not-known = Not known

desk-asking-agreed = They agree that we ask, and that we say who they are
desk-asking-unnamed = We ask without saying whom it is about
desk-request-end-answered = They answered, or did it
desk-request-end-in-part = They did part of it
desk-request-end-refused = They refused
desk-request-end-unanswered = They never answered
desk-request-end-not-needed = It is not needed any more

desk-impact-stage-before = Before
desk-impact-stage-during = During
desk-impact-stage-after = After
desk-impact-safe-home = I feel safe at home
desk-impact-safe-out = I feel safe going out
desk-impact-sleep = I can sleep
desk-impact-not-alone = There are people who stand with me
desk-impact-knows-rights = I know what rights I have and what I can do
desk-impact-control = I decide what happens next
desk-impact-trust-agencies = If I report something, it will be acted on
desk-impact-believed = I am listened to and believed
desk-impact-ons-satisfied = Overall, how satisfied are you with your life nowadays? (0 not at all, 10 completely)
desk-impact-ons-worthwhile = Overall, to what extent do you feel that the things you do in your life are worthwhile? (0 not at all, 10 completely)
desk-impact-ons-happy = Overall, how happy did you feel yesterday? (0 not at all, 10 completely)
desk-impact-ons-anxious = On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, overall, how anxious did you feel yesterday?
