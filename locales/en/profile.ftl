profile-title = <b>My data</b>
profile-line = { $title }: <b>{ $answer }</b>
profile-no-answers = Nothing here yet: the data come with your application.
profile-consent = Consent given on { $moment }, version { $version }.
profile-empty = We store nothing about you but your Telegram account number and language: there is no consent yet.
profile-read-consent = Read the consent
profile-correct = Correct
profile-open = My data
profile-corrected =
    Saved: { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }. If your application has been sent, the coordinator will see that the data are new.
profile-unchanged = Nothing has been changed.
