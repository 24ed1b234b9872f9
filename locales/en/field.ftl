## Common questions of the form. A programme may put them in its own words; these are for when it does not.

field-surname-title = Surname
field-surname-question = What is your surname?
field-surname-example = Sokolova
field-surname-hint = As in your passport

field-name-title = First name
field-name-question = What is your first name?
field-name-example = Anna
field-name-hint = As in your passport

field-patronymic-title = Patronymic
field-patronymic-question = What is your patronymic? If you have none, skip this question.
field-patronymic-example = Sergeevna
field-patronymic-hint = So that we address you properly

field-birth_date-title = Date of birth
field-birth_date-question = When were you born? Please give day, month and year.
field-birth_date-example = 12.03.1985
field-birth_date-hint = To check the terms of the programme

field-municipality-title = District
field-municipality-question = Which district do you work in?
field-municipality-example = Ketchenery district
field-municipality-hint = So that the right coordinator sees your application

field-organisation-title = Organisation
field-organisation-question = Where do you work? Type the first letters of the name and we will look it up.
field-organisation-question-free = Where do you work? Write the name of the organisation.
field-organisation-question-small = Where do you work? Press your organisation or write its name.
field-organisation-example = Secondary school No. 5
field-organisation-hint = A school, a kindergarten or another organisation

field-post-title = Post
field-post-question = What is your job?
field-post-example = mathematics teacher
field-post-hint = As in your contract

field-education-title = Education
field-education-question = What is your education? Tell us what you graduated from and when.
field-education-example = higher, pedagogical university, 2008
field-education-hint = If you have several diplomas, name the main ones

field-teaching_years-title = Years of teaching
field-teaching_years-question = How many years have you been teaching?
field-teaching_years-example = 7
field-teaching_years-hint = Full years; less than one is 0

field-management_years-title = Years of management
field-management_years-question = How many years have you been a head or a deputy head?
field-management_years-example = 2
field-management_years-hint = Full years; none is 0

field-phone-title = Phone
field-phone-question = Which phone number can we reach you at?
field-phone-example = +7 914 123-45-67
field-phone-hint = A mobile one is best

field-email-title = E-mail
field-email-question = What is your e-mail address?
field-email-example = anna@example.ru
field-email-hint = For letters and documents of the programme

## An answer was not understood: what was understood, what is expected, an example

answer-empty = The answer is empty. Please put it in words.
answer-empty-example = The answer is empty. Write, for example: { $example }
answer-too-long =
    Your answer has { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, and there is room for { $limit }. Please make it { $excess ->
        [one] { $excess } character
       *[other] { $excess } characters
    } shorter and send it again.
answer-too-short =
    Your answer has only { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, and at least { $limit } are needed. Please tell us a little more.
answer-name = “{ $typed }”: only letters, hyphens and apostrophes can stand here. Write, for example, { $example }.

answer-date-unclear = “{ $typed }” does not look like a whole date. Write day, month and year, for example { $example }.
answer-date-unreal = “{ $typed }”: there is no such date. Write, for example, { $example }.
answer-date-short-year = “{ $typed }”: is that the year { $year }? Please write the year in full, for example { $guess }.
answer-date-ahead = “{ $typed }” is not in the past yet, and a date before today is needed here. Write, for example, { $example }.
answer-date-age =
    If you were born on “{ $typed }”, you are { $age ->
        [one] { $age } year
       *[other] { $age } years
    } old. An age from { $youngest } to { $oldest } is expected here. Check the year and write, for example, { $example }.
answer-date-far = “{ $typed }”: please check the year, it should be between { $earliest } and { $latest }. Write, for example, { $example }.

answer-phone = “{ $typed }” does not look like a phone number. Check the digits and write one number, for example { $example }.
answer-phone-extension = Extension “{ $extension }” would be lost here. Write a number you answer yourself, for example { $example }.
answer-email = “{ $typed }” does not look like an e-mail address. It has no spaces and Latin letters before the “@”, for example { $example }.

answer-number = “{ $typed }” could not be read as a number. Write it in digits, for example { $example }.
answer-number-long = “{ $typed }” is too long a number. Write a shorter one, for example { $example }.
answer-number-whole = “{ $typed }”: a whole number is needed here, for example { $example }.
answer-number-range = “{ $typed }”: a number from { $low } to { $high } is needed here, for example { $example }.
answer-number-low = “{ $typed }”: a number not below { $low } is needed here, for example { $example }.
answer-number-high = “{ $typed }”: a number not above { $high } is needed here, for example { $example }.
answer-years-shown =
    { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
answer-number-shown = { NUMBER($number, useGrouping: 0, maximumFractionDigits: 9) }

answer-yes-no = “{ $typed }” is not quite clear. Please answer “yes” or “no”.
answer-choice = “{ $typed }”: there is no such option. Press a button or write a number from 1 to { $count }: 1 is “{ $first }”.
answer-file = A file is needed here, not a text. Attach it with the paper clip; { $extensions } will do.

answer-moment = “{ $typed }” is no day and time that we can read. Write, for example, { $example }.
answer-moment-time = “{ $typed }” lacks the time. Write the day and the hour, for example { $example }.
answer-moment-clock = “{ $typed }”: no clock shows such a time. Write, for example, { $example }.
answer-moment-skipped = “{ $typed }”: the clocks change that night and skip this time. The nearest is { $instead }. Write that or another.
answer-moment-twice = “{ $typed }”: the clocks go back that night and show this time twice. Say which: “{ $earlier }” is the first, “{ $later }” the second.
answer-link = “{ $typed }” does not look like the address of a page. Copy the whole of it, for example { $example }.
