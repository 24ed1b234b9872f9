## To whom: a choice of people in words

segment-everybody = All participants and staff
segment-tracks = Track: { $names }
segment-stages =
    { $count ->
        [one] Stage
       *[other] Stages
    }: { $names }
segment-municipalities =
    { $count ->
        [one] District
       *[other] Districts
    }: { $names }
segment-organisations =
    { $count ->
        [one] Organisation
       *[other] Organisations
    }: { $names }
segment-events =
    { $count ->
        [one] Event
       *[other] Events
    }: { $names }
segment-events_without = Have not answered the invitation: { $names }
segment-broadcasts = { $names }
segment-roles =
    { $count ->
        [one] Role
       *[other] Roles
    }: { $names }
segment-without_roles = Not with the roles: { $names }
segment-people =
    By list: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
segment-name = { $name }
segment-both = { $first }, { $second }
segment-more = { $names } and { $count } more
segment-event = “{ $title }” ({ $states })
segment-broadcast = Broadcast no. { $id }: { $states }
segment-state-signed_up = signed up
segment-state-waiting = waiting for a place
segment-state-offered = place offered
segment-state-withdrawn = withdrew
segment-state-attended = attended
segment-state-absent = did not come
segment-state-acknowledged = acknowledged
segment-state-unacknowledged = have not pressed “Acknowledged”

segment-wrong = We do not understand whom you mean: “{ $what }”. Choose people with the buttons.
segment-long =
    The list has { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }, and at most { $limit } fit at once. Split the list.
