## Practice: internships, replacements, certificates

practice-title =
    <b>My practice</b>
    { $count ->
        [0] Completed internships, replacements of a head and certificates of courses stand here. Internships come by themselves, the rest you can add.
        [one] { $count } record
       *[other] { $count } records
    }
practice-title-of =
    <b>Practice: { $name }</b>
    { $count ->
        [0] No records yet.
        [one] { $count } record
       *[other] { $count } records
    }
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
        [yes] , { $organisation }
       *[no] {""}
    }{ $has_result ->
        [yes] {"\u000A"}{ $result }
       *[no] {""}
    }
practice-mine = My practice
practice-of = Practice: { $count }
practice-add = Add a replacement or a certificate
practice-save = Save
practice-heading = Check the record
practice-saved = The record is saved.
practice-kind-title = What it is
practice-kind-question = What do you want to add?
practice-kind-replacement = Replacement of a head
practice-kind-certificate = Certificate of a course
practice-name-title = Name
practice-name-question = Which post was it, or what is the course called?
practice-name-example = head of school
practice-school-title = School
practice-school-question = At which school was it, or who gave the certificate?
practice-school-example = Secondary school no. 5
practice-starts_on-title = Start
practice-starts_on-question = From which day?
practice-starts_on-example = 12.10.2026
practice-ends_on-title = End
practice-ends_on-question = Until which day?
practice-ends_on-hint = Skip it if it goes on or was a single day
practice-ends_on-example = 26.10.2026
practice-hours-title = Hours
practice-hours-question = How many hours?
practice-hours-example = 72
practice-reason-title = Reason or result
practice-reason-question = Why was it needed, or what did the course teach?
practice-reason-example = the head was on leave

practice-kind = A replacement or a certificate can be added. An internship comes by itself when the coordinator notes its result.
practice-ahead = { $day } has not come yet. Add the record when the practice begins.
practice-order = The end ({ $ends }) is before the start ({ $starts }). Correct the dates.
practice-nameless = The record has no name. Write one.
practice-many = There are { $limit } records already, no more fit. Write to the coordinator.
