## Excel

download-place =
    <b>The data bank in Excel</b>
    Which district should the file be about?
download-everywhere = All districts you can see
download-cycle =
    <b>The data bank in Excel</b>
    Which cycle?
download-ever = All cycles
download-promised =
    The file is being made and will come here.
    Go on with your work, there is no need to wait.
download-waiting = A file is being made already and will come here. After that you can ask for another one.
download-no-cycle = The programme has no such cycle. Please open the export again: /export
download-progress = Making the file: { $percent } %
download-done = The file is ready, see below.
download-ready =
    { $parts ->
        [one] The data bank is ready
       *[other] The data bank, part { $part } of { $parts }
    }: { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }. It holds personal data: keep it as you keep working documents.
download-failed = The file could not be made. Please try again: /export. If it fails once more, write to the administrator.
download-too-many = { $count ->
        [one] { $count } file is
       *[other] { $count } files are
    } on the way to you already. When they have come, press again.
download-file-failed = The file could not be made. Press the button again. If it fails once more, write to the administrator.
download-file-gone = What this file is about is not there any more. Open the list anew.
