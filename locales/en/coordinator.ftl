## Roles

coordinator-role-candidate = Candidate
coordinator-role-mentor = Mentor
coordinator-role-reviewer = Expert
coordinator-role-head = Head of an organisation
coordinator-role-secretary = Secretary
coordinator-role-coordinator = Coordinator
coordinator-role-region_coordinator = Coordinator of the region
coordinator-role-of-programme = Coordinator of the programme

## Staff

coordinator-staff =
    <b>Roles: { $count }</b>
    Who helps to run the programme.
coordinator-line =
    { $name } · { $role }{ $placed ->
        [yes] {" "}· { $place }
       *[no] {""}
    }{ $of_school ->
        [no] , no school named
       *[other] {""}
    }
coordinator-card =
    <b>{ $name }</b>
    { $role }{ $placed ->
        [yes] , { $place }
       *[no] {""}
    }{ $of_school ->
        [yes] {"\u000A"}{ $school }
        [no] {"\u000A"}No school is named: without it the head sees neither interns nor participants.
       *[none] {""}
    }
    Since { $since }
coordinator-nameless = No name yet, No. { $id }
coordinator-invite = Invitations
coordinator-roles = Roles
coordinator-end = End the role
coordinator-end-ask =
    End the role “{ $role }” of <b>{ $name }</b>{ $placed ->
        [yes] , { $place }
       *[no] {""}
    }?
    Access closes at once, and the person gets a message. A new invitation gives the role back.
coordinator-end-sure = Yes, end it
coordinator-ended = The role is ended.
coordinator-last = Nobody else coordinates the whole programme: there would be no one to invite people. Invite another one first.
coordinator-role-gone = This role is ended already. Open the list again.
coordinator-role-ended = Your role “{ $role }” has been ended. If this is a mistake, please write to the programme coordinator.

## The school of a head

coordinator-school-name = Name the school
coordinator-school-change = Change the school
coordinator-ask-school =
    Which school is this person head of?
    { $choose ->
        [yes] Choose one or write a part of its name, such as: school 5.
       *[no] Write a part of its name, such as: school 5.
    }
coordinator-which-school = Found by “{ $typed }”. Choose the school or write other words.
coordinator-no-school = No school was found by “{ $typed }”. Write another part of the name, such as: school 5.
coordinator-school-set = The school is named: { $school }. The head will get a message.
coordinator-school-elsewhere = “{ $school }” lies in another district than the role.
coordinator-told-school =
    <b>You are the head of { $school }</b>
    Events and internships of your school now stand in “Events”: who comes, diaries of interns, marking who was there.
