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
    }
coordinator-card =
    <b>{ $name }</b>
    { $role }{ $placed ->
        [yes] , { $place }
       *[no] {""}
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
