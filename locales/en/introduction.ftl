## What a member of staff is called

introduction-why =
    What shall we call you? Your colleagues and the candidates you work with will see your surname and name. They stay in the journal of actions too.
introduction-later = All right, we will ask later. Until then your colleagues see you without a name.
introduction-done =
    Thank you. Noted: <b>{ $name }</b>.
    You can change it in “My data”.
introduction-reminder = Your colleagues see you without a name so far.
introduction-button = Tell my name
introduction-known =
    <b>My data</b>
    To your colleagues you are: <b>{ $name }</b>

    We store nothing else about you but your Telegram account number, language and role.
introduction-change = Change the name
