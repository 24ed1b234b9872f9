submission-task =
    <b>{ $title }</b>

    { $prompt }
submission-how =
    { $how ->
        [text] Type the text right here, in several messages if you like.
        [file] Send a file ({ $extensions }) of up to 20 MB.
       *[both] Send a file ({ $extensions }) of up to 20 MB or type the text right here, in several messages if you like.
    }
submission-collected =
    Written down: { $words ->
        [one] { $words } word
       *[other] { $words } words
    }, { $parts ->
        [one] { $parts } part
       *[other] { $parts } parts
    }. Send another part or tap “Done” to hand it in.
submission-done = Done, hand it in
submission-leave = Later
submission-clear = Erase what I typed
submission-cleared = What you typed is erased. Versions handed in before are in place. You may start again.
submission-received-text =
    <b>Received on { $moment }, version { $version }</b>
    { $title }, { $words ->
        [one] { $words } word
       *[other] { $words } words
    }
submission-received-file =
    <b>Received on { $moment }, version { $version }</b>
    { $title }: { $name }

    The last version counts. If anything is wrong with the file, we will write.
submission-received-album =
    <b>Received on { $moment }, version { $version }</b>
    { $title }: { $name }

    You sent several files: each is kept as a version of its own, the coordinator sees them all.
submission-nothing = There is nothing to hand in here: it is handed in already, or the text is not written yet.
submission-empty = There is no text in the message. Please write it in words.
submission-endless = The text is longer than { $limit } characters. Better send it as a file.
submission-closed = “{ $title }” is not taken at this stage. What can be handed in now is in “My application”: /menu
submission-file-only = “{ $title }” is taken as a file only. Attach it with the paper clip.
submission-text-only = “{ $title }” is taken as text only. Type it right here.
submission-not-that =
    { $how ->
        [text] A text is expected here. Type it right here.
        [file] A file is expected here ({ $extensions }). Attach it with the paper clip.
       *[both] A file ({ $extensions }) or a text is expected here.
    }
