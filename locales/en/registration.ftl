registration-tracks =
    <b>{ $programme }</b>
    Choose a track. First we tell whom it is for and what lies ahead.
registration-no-tracks = You have applied for every track of this intake.
registration-track =
    <b>{ $title }</b>

    { $description }

    The form has { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }. Answers are saved at once: you may stop and come back.
registration-begin = Fill in the form
registration-begun = Let us begin. Answers are saved at once, you may stop at any moment.
registration-prefilled = Let us begin. Some answers are taken from your data, you can check them at the end.
registration-track-gone = This track is no longer in the programme. See which there are: /start
registration-applied-already = You have already applied for “{ $track }”.
registration-sent =
    <b>Application received</b>
    { $track }, { $moment }

    The coordinator will read it and write to you here.
registration-sent-before =
    <b>The coordinator has this application already</b>
    { $track }, { $moment }

    There is no need to send it again.
registration-notice = There are new applications. The unread ones are behind the button.
registration-notice-button = Unread applications

## Conditions of the track

eligibility-too-old =
    The age is { $age }; the programme takes people up to { $limit }, that year included.
eligibility-too-young =
    The age is { $age }; the programme takes people from { $limit }.
eligibility-teaching-years =
    Years of teaching: { $years }; the rules want at least { $limit }.
eligibility-management-years =
    Years of management: { $years }; the rules want at least { $limit }.
