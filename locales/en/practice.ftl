## Practice: internships, replacements, certificates

practice-title =
    <b>My practice</b>
    { $count ->
        [0] Completed internships, replacements of a head and certificates of courses stand here. Internships come by themselves, the rest you can add.
        [one] { $count } record
       *[other] { $count } records
    }{ $unconfirmed ->
        [0] {""}
       *[other] {"\u000A"}⏳ Waiting for the coordinator to confirm: { $unconfirmed }
    }
practice-title-of =
    <b>Practice: { $name }</b>
    { $count ->
        [0] No records yet.
        [one] { $count } record
       *[other] { $count } records
    }{ $unconfirmed ->
        [0] {""}
       *[other] {"\u000A"}⏳ Waiting for you to confirm: { $unconfirmed }
    }
practice-line =
    { $state ->
        [mistaken] ✗ Mistake ·{" "}
        [unconfirmed] ⏳{" "}
       *[confirmed] {""}
    }{ $kind ->
        [internship] Internship
        [replacement] Replacement
       *[certificate] Certificate
    }: { $title }, { $days }
practice-record =
    <b>{ $kind ->
        [internship] Internship
        [replacement] Replacement
       *[certificate] Certificate
    }: { $title }</b>
    { $days }{ $hours ->
        [0] {""}
       *[other] , { $hours } h
    }{ $has_organisation ->
        [yes] {"\u000A"}{ $organisation }
       *[no] {""}
    }{ $has_result ->
        [yes] {"\u000A"}{ $result }
       *[no] {""}
    }
practice-state =
    { $state ->
        [mistaken] ✗ Entered by mistake, does not count.{ $has_reason ->
            [yes] {" "}Reason: { $reason }
           *[no] {""}
        }
        [unconfirmed] ⏳ The coordinator has not confirmed it yet.
       *[confirmed] ✓ Confirmed.
    }
practice-whose = { $name }
practice-mine = My practice
practice-of =
    Practice: { $count }{ $unconfirmed ->
        [0] {""}
       *[other] {" "}(⏳ { $unconfirmed })
    }
practice-add-replacement = Add a replacement
practice-add-certificate = Add a certificate
practice-to-mine = To my practice
practice-to-list = To the practice
practice-to-intern = Result of the internship

## Putting it right

practice-fix = Correct
practice-confirm = Confirm
practice-confirmed = The record is confirmed.
practice-mistake = Entered by mistake
practice-restore = Restore the record
practice-restored = The record counts again.
practice-keep = Leave it as it is
practice-mistake-question =
    { $kind ->
        [replacement] The replacement
       *[certificate] The certificate
    } “{ $title }” was entered by mistake?
    The record will no longer count. It stays in the list and can be restored.
practice-mistake-sure = Yes, by mistake
practice-marked = The record is marked as a mistake and no longer counts.
practice-ask-mistake =
    { $kind ->
        [replacement] The replacement
       *[certificate] The certificate
    } “{ $title }”: why is it a mistake? The person will read the reason, such as: the same record is there already.
practice-mistake-confirm =
    The record will no longer count, and { $name } will get this message:
    <blockquote>{ $preview }</blockquote>
    If the reason is another one, write it anew.
practice-mistake-now = Mark and tell
practice-told-changed =
    <b>The coordinator has corrected a record of your practice</b>
    { $kind ->
        [replacement] The replacement
       *[certificate] The certificate
    } “{ $title }”. See “My practice” for how it stands now.
practice-told-mistake =
    <b>A record of your practice no longer counts</b>
    { $kind ->
        [replacement] The replacement
       *[certificate] The certificate
    } “{ $title }”: the coordinator marked it as entered by mistake. Reason: { $reason }
    If this is not so, write to the coordinator.
practice-told-restored =
    <b>A record of your practice counts again</b>
    { $kind ->
        [replacement] The replacement
       *[certificate] The certificate
    } “{ $title }”
practice-fix-heading = Check the record: what should be corrected?
practice-gone = This record is not here any more. Open the practice again.
practice-stands = A coordinator entered or confirmed this record. If something is wrong in it, write to the coordinator.
practice-is-mistaken = The record is marked as a mistake. Restore it first.
practice-of-internship = The record of an internship is written by its result. To correct it, change the result.
practice-reason-required = Write the reason: the person will read it.
practice-reason-long = The reason has { $count } characters, { $limit } fit. Write less.
practice-reason-missing = A replacement needs its reason, such as: the head was on leave.

## The form

practice-save = Save
practice-heading = Check the record
practice-saved = The record is saved.
practice-starts_on-title = Start
practice-starts_on-question = From which day?
practice-starts_on-example = 12.10.2026
practice-ends_on-title = End
practice-ends_on-question = Until which day?
practice-ends_on-hint = Skip it if it goes on or was a single day
practice-ends_on-example = 26.10.2026
practice-hours-title = Hours
practice-hours-question = How many hours did the course take?
practice-hours-example = 72
replacement-name-title = Post
replacement-name-question = Which post was it?
replacement-name-example = head of school
replacement-school-title = School
replacement-school-question = At which school?
replacement-school-example = Secondary school no. 5
replacement-reason-title = Reason
replacement-reason-question = Why was the replacement needed?
replacement-reason-example = the head was on leave
certificate-name-title = Course
certificate-name-question = What is the course called?
certificate-name-example = Quality management in education
certificate-school-title = Given by
certificate-school-question = Who gave the certificate?
certificate-school-example = Institute of education
certificate-reason-title = What it taught
certificate-reason-question = What did the course teach?

practice-kind = A replacement or a certificate can be added. An internship comes by itself when the coordinator notes its result.
practice-ahead = { $day } has not come yet. Add the record when the practice begins.
practice-order = The end ({ $ends }) is before the start ({ $starts }). Correct the dates.
practice-nameless = The record has no name. Write one.
practice-many = There are { $limit } records already, no more fit. Write to the coordinator.
