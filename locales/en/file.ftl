## Files: taking them in and checking them

file-too-big = “{ $name }” is { $megabytes } MB, and Telegram hands bots no more than { $limit } MB. Please make it smaller (for example, save its pictures at a lower size) and send it again.
file-wrong-kind = “{ $name }” is of a kind we cannot take. Please send one of these: { $allowed }.
file-gone = Telegram did not give us “{ $name }”. Please send it once more.
file-empty = “{ $name }” is empty. Please check that it is the right file and send it again.
file-not-what-it-says = “{ $name }” does not open: what is inside does not match its kind. Open it yourself, save it anew and send it again.
file-too-much-inside = “{ $name }” is too large once unpacked. Save it anew without needless attachments and send it again.
