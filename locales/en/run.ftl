## Starting up, and the commands beside the chat

run-sandbox = The chat page: { $address }
run-port-taken = port { $port } is taken. Close the other program or name another port.
run-token-unknown = Telegram does not know this token. Copy it from @BotFather again.
run-invite-terms = The link is good for 7 days and works once.
run-export-done =
    Done: { $file }, { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }.
run-cycle-unknown = There is no cycle “{ $title }”. There are: { $known }.
run-municipality-unknown = The programme has no municipality “{ $key }”. There are: { $known }.
run-demo-not-empty = The database already holds people. Demonstration data go into an empty one only.
run-demo-done =
    Added { $people ->
        [one] { $people } made-up person
       *[other] { $people } made-up people
    }.
run-no-answer = the Bot API server does not answer. Check the address, the internet and PROXY_URL.
