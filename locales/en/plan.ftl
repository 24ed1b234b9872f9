## A plan of events out of Excel

### Columns: the first name is the template's, the others are recognised too

plan-column-code = Code; event code; number in plan; id
plan-column-kind = Kind; type; event type; event kind; format
plan-column-title = Title; name; event; event title; event name; topic
plan-column-starts-on = Start date; date; when; start; starts; date and time
plan-column-starts-time = Start time; time; hours
plan-column-ends-on = End date; end; ends; finish
plan-column-ends-time = End time; finish time
plan-column-place = Place; venue; address; location
plan-column-link = Link; url; online; meeting link
plan-column-host = Host; host organisation; organisation; school
plan-column-tracks = Tracks; track
plan-column-stages = Stages; stage
plan-column-municipalities = Municipalities; municipality; district; districts
plan-column-capacity = Places; seats; capacity; limit
plan-column-signup-opens = Sign-up from; sign-up opens; registration from
plan-column-signup-closes = Sign-up until; sign-up closes; registration until
plan-column-description = Description; about; contents; notes; note
plan-column-contact = Contact; contacts; responsible; contact person
plan-column-target-share = Target share, %; share; target
plan-column-points = Points; score
plan-column-zone = Time zone; zone

### Kinds of events

plan-kind-seminar = Seminar; webinar; lecture; workshop
plan-kind-master-class = Master class; masterclass
plan-kind-course = Course; courses
plan-kind-internship = Internship; placement
plan-kind-contest = Contest; competition
plan-kind-training = Training; team building
plan-kind-interview = Interview
plan-kind-meeting = Meeting; round table; conference; forum
plan-kind-deadline = Deadline; due date

plan-all = all; everybody; everyone; any
plan-example = EXAMPLE

### What is wrong with a cell

plan-fault-required = A value is needed here.
plan-fault-formula = A formula without a result. Open the file in Excel, save it and send it again, or type the value.
plan-fault-error = The cell holds an Excel error: { $value }. Type the value.
plan-fault-kind = “{ $value }” is no kind of event. There are: { $known }.
plan-fault-track = “{ $value }” is no track. There are: { $known }.
plan-fault-stage = “{ $value }” is no stage. There are: { $known }.
plan-fault-municipality = “{ $value }” is no municipality. There are: { $known }.
plan-fault-municipality-foreign = “{ $value }” is not your municipality. Events can be made for your own only.
plan-fault-zone = “{ $value }” is no time zone. There are: { $known }.
plan-fault-day = “{ $value }” is no date. Write, for example, 12.10.2026.
plan-fault-day-unreal = “{ $value }”: there is no such day. Check the day and the month.
plan-fault-day-month = “{ $value }”: the day is needed too. Write, for example, 12.10.2026.
plan-fault-day-year = “{ $value }”: of which year is not clear. Write, for example, 12.10.2026.
plan-fault-time = “{ $value }” is no time. Write, for example, 10:00.
plan-fault-time-missing = The start time is needed, for example 10:00.
plan-fault-gap = Clocks go forward in that hour: there is no { $value } on that day. Choose another time.
plan-fault-twice = Clocks go back in that hour: { $value } comes twice. Choose another time.
plan-fault-number = “{ $value }” is no whole number. Write, for example, 25.
plan-fault-long = Too long: { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, { $limit } fit.
plan-fault-link = “{ $value }” is no link. It begins with https://
plan-fault-repeated = Repeats row { $row }: the same kind, title and date. Tell them apart by codes or delete one.
plan-fault-code = Code “{ $value }” stands in row { $row } already. Every event has its own.
plan-fault-host = There is no organisation “{ $value }” in the register. Check the name or move it to “Place”.
plan-fault-host-several = There are several organisations “{ $value }”. Leave it out here and choose it on the event's card.
plan-fault-cancelled = This event was cancelled in the bot. Take the row out or give another date.
plan-fault-line = Cell { $cell }: { $fault }

### Why a file was not read

plan-refused-empty = There is not a single event in the file. Fill in the template and send it again.
plan-refused-columns = The table lacks { $count ->
        [one] a column
       *[other] columns
    }: { $columns }. Add to the first ten rows of the sheet, or take the template.
plan-refused-layout = No table of events is to be seen: the first ten rows have no columns “Kind”, “Title”, “Start date”. Take the template.
plan-refused-long = There are more than { $limit } events. The bot does not load so many at once: split the plan.
plan-refused-large = There is too much data in the file. Leave nothing but the sheet of the plan and send it again.
plan-refused-broken = The file does not open: it is damaged or no Excel workbook. Save it in Excel as .xlsx and send it again.
plan-refused-macros = The file holds macros, and the bot does not open such files. Save it in Excel as “Excel Workbook (.xlsx)” and send it again.
plan-refused-old = This is the old Excel format (.xls). Save the file as “Excel Workbook (.xlsx)” and send it again.
plan-refused-kind = The plan is wanted as an Excel file (.xlsx), and this is { $name }. Take the template or save the table as .xlsx.
plan-refused-slow = The file could not be read in time. Leave nothing but the sheet of the plan and send it again.

### What was passed over

plan-note-hidden-sheets = Hidden sheets were passed over: { $names }.
plan-note-hidden-rows = { $count ->
        [one] { $count } hidden row was
       *[other] { $count } hidden rows were
    } passed over. If they are wanted, show them and send the file again.
plan-note-example = The example row was passed over.
plan-note-other-columns = Columns that the bot does not know were passed over: { $names }.

### The workbook with marks

plan-faults-sheet = Faults
plan-faults-on = Sheet
plan-faults-cell = Cell
plan-faults-what = What is wrong
plan-faults-file = { $name } — faults
plan-faults-caption = Your plan with marks: red cells with comments, all of them listed on the sheet “Faults”. Correct it and send it again.

### The template

plan-template-sheet = Plan
plan-template-help = How to fill it in
plan-template-lists = Lists
plan-template-file = Plan of events
plan-template-caption = The template of a plan. Fill in the sheet “Plan” and send the file here: first I will show what comes of it, and store nothing without your word.
plan-template-choose = Choose from the list.
plan-template-rules =
    One event, one row. Columns with an asterisk are needed, the others may be left empty or deleted.
    The order of columns does not matter, columns of your own do no harm. Hidden sheets and rows are passed over.
    Send the file again when the plan changes: what is new is added, what differs is shown, the rest is left alone.
    An empty cell changes nothing. To take a value away, type a dash “-”.
    At most 2,000 events at a time.
plan-help-code = Any mark of your own, for example S-12. By it the bot knows an event whose title or date has changed. Without it, by kind, title and date.
plan-help-kind = Choose from the list.
plan-help-title = Up to 200 characters.
plan-help-starts-on = 12.10.2026 or 12 October 2026; “12.10.2026 10:00” at once will do as well.
plan-help-starts-time = 10:00 or 10:00–12:00. A course, an internship, a contest or a deadline may go without: it takes whole days.
plan-help-ends-on = If the event lasts several days.
plan-help-ends-time = If it is not named, the event lasts two hours.
plan-help-place = Address or venue: a map opens by it.
plan-help-link = For a meeting online, begins with https://
plan-help-host = An organisation of the programme's register, by its exact name.
plan-help-capacity = The number of places; empty: without limit.
plan-help-signup-opens = From which day one can sign up; empty: at once.
plan-help-signup-closes = Until which day; empty: until the start.
plan-help-tracks = One or several, separated by semicolons; empty: everybody.
plan-help-stages = At which stages participants must be; empty: at any.
plan-help-municipalities = For which municipalities; empty: for all.
plan-help-description = What will happen and why, up to 3,000 characters.
plan-help-contact = Whom to ask: a name, a phone or an address.
plan-help-target-share = Which share of those invited is expected, in per cent.
plan-help-points = How many points a participant gets.
plan-help-zone = By which clocks the time is meant, if not by the usual ones.
plan-example-title = Teamwork at school
plan-example-place = School No. 5, assembly hall
plan-example-description = This row is an example: the bot passes it over.

### The talk

plan-button = A plan from Excel
plan-open =
    <b>A plan of events from Excel</b>
    { $owner }

    Send an .xlsx file here. First I will show what comes of it; nothing is stored without your word.
    If you want a pattern, take the template.
plan-owner-region = The events will be common to the programme.
plan-owner-place = The events will be those of { $place }.
plan-choose-place =
    <b>A plan of events from Excel</b>
    For which municipality is the plan?
plan-template-button = Get the template
plan-template-promised = The template is on its way, it will come here.
plan-anew = Send another file
plan-to-events = To the events
plan-reading = Reading “{ $name }”. It mostly takes less than a minute, the answer will come here.
plan-send-file = An Excel file (.xlsx) is wanted here. Send it by the paper clip, as a document.
plan-refused =
    <b>The plan was not loaded</b>
    { $name }

    { $reason }
plan-faulty =
    <b>{ $count ->
        [one] { $count } fault
       *[other] { $count } faults
    } in the plan, nothing was stored</b>
    { $first }{ $more ->
        [yes] {" "}…
       *[no] {""}
    }

    Your file with marks comes as a message of its own. Correct it and send it again.
plan-ready =
    <b>The plan has been read</b>
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }. Look and confirm, nothing has been stored yet.
plan-show = Look at the plan
plan-preview =
    <b>{ $name }</b>
    New: { $made }, to be changed: { $changed }, unchanged: { $same }.
    { $owner }
plan-preview-told =
    { $count ->
        [0] Nobody has to be told of the changes.
        [one] { $count } person will be told of the changes.
       *[other] { $count } people will be told of the changes.
    }
plan-line-new = ➕ { $when } · { $title }
plan-line-changed = ✏️ { $when } · { $title } — { $fields }
plan-line-same = ▫️ { $when } · { $title }
plan-line-faulty = ⚠️ { $title } — { $reason }
plan-store-new = Add { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
plan-store-changed = Change { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
plan-store-both = Add { $made }, change { $changed }
plan-drop = Cancel the upload
plan-nothing-new = Everything in this plan is there already, there is nothing to store.
plan-stored =
    <b>The plan has been stored</b>
    Added: { $made }, changed: { $changed }.
plan-dropped = The plan has been cancelled, nothing was stored.
plan-gone = There is no such plan. Send the file again.
plan-not-waiting = This file is still being read, the answer will come here.
plan-not-faulty = There were faults in this plan. Correct the file and send it again.
plan-not-refused = This file could not be read. Send another.
plan-not-stored = This plan has been stored already.
plan-not-dropped = This plan was cancelled. Send the file again.
plan-row-refused = Row { $row }, “{ $title }”: { $reason } Nothing was stored: correct the file and send it again.
plan-overtaken = While you were looking, the events have changed. Look at the plan once more.
