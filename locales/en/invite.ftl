## Invitations

invite-title =
    <b>Invitations</b>
    { $count ->
        [0] No link works at the moment.
        [one] { $count } link works.
       *[other] { $count } links work.
    } Candidates need no invitation, the link to the bot is enough: { $link }
invite-line =
    { $role }{ $placed ->
        [yes] {" "}· { $place }
       *[no] {""}
    } · { $used } of { $uses }
invite-new = New invitation
invite-to-list = ← To the invitations
invite-role = Whom are we inviting?
invite-place =
    Role: <b>{ $role }</b>
    Which district is the invitation for?
invite-everywhere = The whole region
invite-uses-ask =
    Role: <b>{ $role }</b>
    How many people will come by this link?
invite-uses =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
invite-days-ask = How many days should the link work?
invite-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
invite-made =
    The link is ready, in a message of its own below: forward it.
    Role: <b>{ $role }</b>{ $placed ->
        [yes] , { $place }
       *[no] {""}
    }. For { $uses ->
        [one] { $uses } person
       *[other] { $uses } people
    }, until { $until }.
invite-link =
    An invitation. Role: <b>{ $role }</b>{ $placed ->
        [yes] , { $place }
       *[no] {""}
    }.
    Open the link and press “Start”:
    { $link }

    The link works until { $until }.
invite-made-already = The link has been made, it is below. For one more press “Another invitation”.
invite-more = Another invitation
invite-card =
    <b>{ $role }</b>{ $placed ->
        [yes] , { $place }
       *[no] {""}
    }
    Came by the link: { $used } of { $uses }
    Works until { $until }
    We do not keep the link itself. If it is lost, revoke it and make a new one.
invite-revoke = Revoke the link
invite-revoke-ask =
    Revoke the link “{ $role }”{ $placed ->
        [yes] , { $place }
       *[no] {""}
    }?
    Nobody new will come in by it. Those who have ({ $used }) keep the role.
invite-revoke-sure = Yes, revoke it
invite-revoked-done = The link is revoked: nobody will come in by it any more.
invite-gone = This invitation is no longer here. Open the list again: /menu

## Who came by a link

invite-unknown = We do not know this invitation. Check that the whole link was copied, or ask the coordinator for a new one.
invite-used-up = Everybody this link was made for has used it. Ask the coordinator for a new one.
invite-expired = This link has expired. Ask the coordinator for a new one.
invite-revoked = This link does not work any more: it was revoked. Ask the coordinator for a new one.
invite-role-ended = You came by this link once, and the role was ended later. If you need it again, please write to the coordinator.
invite-too-many = Too many wrong links in a row. Wait an hour and open the link of the invitation once more.
