consent-document =
    <b>{ $title }</b>
    Version { $version }

    { $text }
consent-agree = I agree
consent-refuse = I do not agree
consent-given = Consent given on { $moment }, version { $version }. The document above stays in the chat; you can open it again under “My data”.
consent-given-already = You have agreed to this version of the document already.
consent-outdated = The document has changed. Please read the new version below.
consent-renewed = The consent document has changed. Please read the new version: we go on as soon as you decide. Everything you filled in is in its place. If your last message was an answer, please send it again afterwards.
consent-refused =
    We understand. Without consent we store nothing about you, and you cannot apply here.

    You can bring your application in person: { $department }. Refusing does not affect your job. If you change your mind, the document is on the button below.
consent-read-again = Read it again
consent-none = There is no consent in force, so there is nothing to withdraw.
consent-withdraw = Withdraw consent
consent-withdraw-question =
    Withdraw your consent to the processing of your data?

    Your applications will end; the coordinator will be told and will delete your data within 30 days, unless the law requires keeping them. You can come back only with a new consent.
consent-keep = Keep the consent
consent-withdraw-sure = Yes, withdraw consent
consent-withdrawn =
    Consent withdrawn { $moment }. The coordinator will be told; the data are deleted by { $department }.

    Should you change your mind, begin again: /start
consent-withdrawn-notice = { $name } withdraws consent to data processing. Delete the data by { $until }, unless the law requires keeping them longer.
