## The Excel workbook: sheets

export-sheet-summary = Summary
export-sheet-candidates = Candidates
export-sheet-applications = Applications
export-sheet-movement = Movement
export-sheet-organisations = Organisations
export-sheet-consents = Consents
export-sheet-journal = Journal

export-file = Data bank — { $programme }
export-part = part { $number } of { $parts }

## Columns

export-surname = Surname
export-name = Name
export-patronymic = Patronymic
export-birth-date = Date of birth
export-age = Age, years
export-municipality = Municipality
export-organisation = Organisation
export-post = Post
export-education = Education
export-teaching-years = Teaching, years
export-management-years = Management, years
export-phone = Phone
export-email = E-mail
export-telegram = Telegram ID
export-consented-at = Consent given
export-known-since = In the bot since
export-candidate = Candidate
export-person = Person
export-cycle = Cycle
export-track = Track
export-stage = Stage
export-submitted-at = Submitted
export-moved-at = At this stage since
export-works = Works
export-handed-in-at = Latest work
export-refusal = Not eligible because
export-exception = Exception: reason
export-exception-at = Exception: when
export-exception-by = Exception: by whom
export-from-stage = From stage
export-to-stage = To stage
export-at = When
export-by = Who
export-reason = Reason
export-typed-in = Typed in by a candidate
export-candidates = Candidates
export-applications = Applications
export-in-reserve = In the reserve
export-document = Document
export-version = Version
export-given-at = Given
export-withdrawn-at = Withdrawn
export-text-hash = Fingerprint of the text
export-action = Action
export-subject = Upon
export-subject-event = Event
export-subject-id = Number
export-details = Details

## Summary

export-heading-cycle = Cycle: { $cycle }
export-heading-municipality = Municipality: { $municipality }
export-heading-made-at = Made: { $moment }
export-every-cycle = all
export-every-municipality = all
export-no-municipality = not given
export-total = Total
export-refused = Not eligible
export-of-them-refused = Of them not eligible

## Words in cells

export-yes = yes
export-no = no
export-cut = … [cut by Excel]
export-by-system = settings or command line
export-by-stranger = unknown
export-nameless = no name given
export-consent-personal-data = Processing of personal data
export-consent-publication = Showing of name and results

## Journal: what was done and upon what

export-action-application-exception = Exception to the rules
export-action-application-list = List of applications
export-action-application-move = Move to a stage
export-action-application-undo = Move undone
export-action-application-view = Application opened
export-action-attendance-all = Attendance: all were there
export-action-attendance-code = Code of an event
export-action-attendance-mark = Attendance noted
export-action-attendance-reason = Reason of an absence
export-action-calendar-move = Calendar entry moved
export-action-calendar-restore = Calendar entry put back
export-action-consent-withdraw = Consent withdrawn
export-action-event-cancel = Event cancelled
export-action-event-change = Event changed
export-action-event-make = Event made
export-action-export = Excel export
export-action-export-request = Excel export asked for
export-action-invite-accept = Invitation accepted
export-action-invite-create = Invitation made
export-action-invite-list = List of invitations
export-action-invite-revoke = Invitation revoked
export-action-person-contacts = Contacts of people out of reach
export-action-person-correct = Data corrected
export-action-role-grant = Role granted
export-action-role-list = List of roles
export-action-role-revoke = Role taken away
export-attempt-application-exception = Denied: exception to the rules
export-attempt-application-list = Denied: list of applications
export-attempt-application-move = Denied: move to a stage
export-attempt-application-undo = Denied: undoing a move
export-attempt-application-view = Denied: opening an application
export-attempt-attendance-code = Denied: code of an event
export-attempt-attendance-mark = Denied: attendance noted
export-attempt-attendance-reason = Denied: reason of an absence
export-attempt-calendar-move = Refused: moving a calendar entry
export-attempt-calendar-restore = Refused: putting a calendar entry back
export-attempt-event-cancel = Refused: cancelling an event
export-attempt-event-change = Refused: changing an event
export-attempt-event-make = Refused: making an event
export-attempt-event-people = Denied: participants of an event
export-attempt-event-repeat = Refused: repeating an event
export-attempt-export-request = Denied: Excel export
export-attempt-health-view = Denied: how the bot is
export-attempt-invite-accept = Denied: entering by an unknown invitation
export-attempt-invite-create = Denied: making an invitation
export-attempt-invite-list = Denied: list of invitations
export-attempt-invite-revoke = Denied: revoking an invitation
export-attempt-person-contacts = Denied: contacts of people out of reach
export-attempt-person-introduce = Denied: name of a colleague
export-attempt-place-open = Denied: a place of the menu
export-attempt-role-list = Denied: list of roles
export-attempt-role-revoke = Denied: taking a role away
export-attempt-other = Denied: something of another role
export-subject-application = Application
export-subject-handler = Button or command
export-subject-calendar = Calendar entry
export-subject-cycle = Cycle
export-subject-export = Export
export-subject-invite = Invitation
export-subject-municipality = District
export-subject-person = Person
export-subject-role = Role

export-detail-from = from stage
export-detail-to = to stage
export-detail-reason = reason
export-detail-role = role
export-detail-granted-by = invited by, number
export-detail-cycle-id = number of the cycle
export-detail-fields = fields
export-action-plan-import = Plan of events loaded
export-attempt-plan-import = Denied: loading a plan of events
export-subject-plan = Plan from Excel
export-detail-made = added
export-detail-changed = changed
