## An internship: what the intern sees

internship-mentor = Mentor on site: { $name }
internship-diary-count =
    { $count ->
        [0] The diary is empty so far.
        [one] The diary has { $count } entry.
       *[other] The diary has { $count } entries.
    }
internship-diary-write = Write about a day
internship-diary-open = Diary: { $count }
internship-mentor-name = Name the mentor on site
internship-mentor-change = Change the mentor on site
internship-ask-mentor = Who is the mentor on site? Write the full name and the post.
internship-mentor-noted = The mentor is noted: { $name }
internship-diary-title =
    <b>Diary: { $title }</b>
    { $count ->
        [0] No entries yet.
        [one] { $count } entry
       *[other] { $count } entries
    }
internship-entry-line = { $day }: { $words }
internship-entry-title = <b>{ $day }</b>
internship-entry-change = Change the entry
internship-to-diary = To the diary
internship-diary-save = Save the entry
internship-diary-heading = Check the entry
internship-diary-saved = The entry is saved. It can be changed until the end of the day.
internship-day-title = Day
internship-day-question = Which day is it about?
internship-day-today = today
internship-day-yesterday = yesterday
internship-text-title = Entry
internship-text-question = What did you do and learn on this day?
internship-text-hint = The day is today; you can change it before saving

## Refusals

internship-withdrawn = You have withdrawn from this internship or it was cancelled, nothing can be written into it.
internship-cancelled = This internship is cancelled.
internship-mentor-empty = Write the mentor's name in words.
internship-mentor-long = The name has { $count } characters, and { $limit } fit. Please shorten it.
internship-diary-full = The diary has { $limit } entries already, no more fit.
internship-entry-stands = An entry can be changed only on the day it was written. Add a new one.
internship-entry-gone = This entry is there no more. Open the diary again.
internship-entry-empty = The entry is empty. Write at least a few words.
internship-entry-long = The entry has { $count } characters, and { $limit } fit. Make two of it.
internship-day-ahead = { $day } has not come yet. Choose today or a day before.
internship-day-outside = { $day } is far from the internship: it runs from { $first } to { $last }. You can write about a week before and a week after.

## For the coordinator

internship-interns = Interns and diaries: { $count }
internship-interns-title =
    { $count ->
        [0] Nobody has signed up for the internship yet.
       *[other] <b>Interns: { $count }</b>
    }
internship-interns-line =
    { $done ->
        [yes] ✓{" "}
       *[no] {""}
    }{ $name } · { $count ->
        [0] diary empty
        [one] { $count } entry
       *[other] { $count } entries
    }
internship-intern =
    <b>{ $name }</b>
    { $title }{ $has_contacts ->
        [yes] {"\u000A"}{ $contacts }
       *[no] {""}
    }
    { $has_mentor ->
        [yes] Mentor on site: { $mentor }
        [known] Mentor on site: { $mentor } (reads the diary)
       *[no] No mentor on site is named.
    }
    { $count ->
        [0] The diary is empty.
        [one] The diary has { $count } entry.
       *[other] The diary has { $count } entries.
    }{ $has_review ->
        [yes] {"\u000A"}Review of the school: { $review }
       *[no] {""}
    }
    { $has_result ->
        [yes] Result: { $result }
       *[no] No result yet.
    }
internship-diary-of =
    <b>Diary: { $name }</b>
    { $count ->
        [0] No entries yet.
        [one] { $count } entry
       *[other] { $count } entries
    }
internship-to-interns = To the interns
internship-to-intern = To the intern
internship-result-write = Note the result
internship-result-change = Change the result
internship-result-save = Note the result
internship-result-heading = Check the result: the intern will get it as a message
internship-result-noted = The result is noted, the intern will get a message.
internship-result-empty = Write the result in words.
internship-result-long = The result has { $count } characters, and { $limit } fit. Please shorten it.
internship-not-yet = The internship has not begun: the result can be noted after the start.
internship-completed-title = Internship completed
internship-completed-question = Is the internship completed?
internship-completed-hint = A completed one goes into the person's practice
internship-outcome-title = Result
internship-outcome-question = What does the mentor on site say, or you? The intern will read it.
internship-hours-title = Hours
internship-hours-question = How many hours count?
internship-hours-example = 72

## What the intern reads

internship-told-result =
    <b>{ $title }: { $completed ->
        [yes] the internship is completed
       *[no] the internship does not count
    }</b>
    { $result }

## The school: its interns

internship-hosted = Interns of the school
internship-hosted-title =
    { $count ->
        [0] There are no interns now.
       *[other] <b>Interns: { $count }</b>{"\u000A"}Those at your school, and those you look after.
    }
internship-hosted-line =
    { $done ->
        [yes] ✓{" "}
       *[no] {""}
    }{ $name } · { $title }
internship-to-hosted = To the interns
internship-review-write = Write a review
internship-review-change = Change the review
internship-review-title = Review
internship-review-question = How does the intern do? The coordinator will read it when noting the result.
internship-review-heading = Check the review
internship-review-save = Save the review
internship-review-saved = The review is saved, the coordinator will see it.
internship-review-empty = The review is empty. Write at least a few words.
internship-review-long = The review has { $count } characters, { $limit } fit. Write less.
internship-review-early = The internship has not begun: a review can be written once it has.
internship-review-late = The result of the internship is noted. If the review has changed, write to the coordinator.
internship-host-over = You no longer see this intern: the internship is over or has been given up.
internship-mentor-set = The mentor was named by the school or a coordinator: { $name }. If this is a mistake, write to the coordinator.
internship-ask-mentor-known = Who is the mentor on site? Write surname, name, patronymic and, after a comma, the post. Somebody who is in the bot already will be able to read the diary.
internship-which-mentor = There are people in the bot for “{ $typed }”. Choose the mentor: they will see the diary and can write a review.
internship-mentor-words = Just note the name
internship-mentor-gone = This person is no longer in the list. Name the mentor once more.
internship-mentor-appointed = The mentor is named: { $name }. They will get a message and see the diary.
internship-told-mentor =
    <b>You are the mentor of an intern: { $name }</b>
    { $title }. Here you can read the diary and write a review.
internship-told-review =
    <b>Review of an intern: { $name }</b>
    { $title }. The review can go into the result.
