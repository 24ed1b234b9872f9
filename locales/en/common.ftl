## Dates: { $day }, { $month }, { $year } arrive as strings, so that a year does not become “2,026”

common-month-1 = January
common-month-2 = February
common-month-3 = March
common-month-4 = April
common-month-5 = May
common-month-6 = June
common-month-7 = July
common-month-8 = August
common-month-9 = September
common-month-10 = October
common-month-11 = November
common-month-12 = December

common-weekday-1 = Mon
common-weekday-2 = Tue
common-weekday-3 = Wed
common-weekday-4 = Thu
common-weekday-5 = Fri
common-weekday-6 = Sat
common-weekday-7 = Sun

common-date = { $day } { $month } { $year }
common-weekday-date = { $weekday }, { $date }
common-weekday-day = { $weekday }, { $day } { $month }
common-moment = { $day }, { $time }
common-hours = { $start }–{ $end }
common-span = { $start } – { $end }
common-day-of-month = { $day } { $month }
common-days-of-month = { $first }–{ $last } { $month } { $year }
common-zone =
    { $ahead ->
        [none] Moscow time
       *[other] Moscow{ $ahead }, UTC{ $utc }
    }
common-with-distance = { $shown } ({ $distance })
common-today = today
common-tomorrow = tomorrow
common-yesterday = yesterday
common-in-days =
    { $days ->
        [one] in { $days } day
       *[other] in { $days } days
    }
common-days-ago =
    { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }

## Words needed everywhere

common-yes = Yes
common-no = No
common-back = ← Back
common-skip = Skip
common-cancel = Cancel
common-home = Menu
common-nothing = —

## Refusals

common-denied = You do not have access to this. If you need it for your work, please write to the programme coordinator.
common-not-found = This is no longer here. Open the menu: /menu
