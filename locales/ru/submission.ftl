submission-task =
    <b>{ $title }</b>

    { $prompt }
submission-how =
    { $how ->
        [text] Напишите текст прямо сюда, можно несколькими сообщениями.
        [file] Пришлите файл ({ $extensions }) до 20 МБ.
       *[both] Пришлите файл ({ $extensions }) до 20 МБ или напишите текст прямо сюда, можно несколькими сообщениями.
    }
submission-collected =
    Записали: { $words ->
        [one] { $words } слово
        [few] { $words } слова
       *[other] { $words } слов
    }, { $parts ->
        [one] { $parts } часть
        [few] { $parts } части
       *[other] { $parts } частей
    }. Пришлите ещё часть или нажмите «Готово», чтобы сдать.
submission-done = Готово, сдать
submission-leave = Позже
submission-clear = Стереть написанное
submission-cleared = Написанное стёрто. Сданные раньше версии на месте. Можно писать заново.
submission-received-text =
    <b>Получено { $moment }, версия { $version }</b>
    { $title }, { $words ->
        [one] { $words } слово
        [few] { $words } слова
       *[other] { $words } слов
    }
submission-received-file =
    <b>Получено { $moment }, версия { $version }</b>
    { $title }: { $name }

    Засчитывается последняя версия. Если с файлом что-то не так, напишем.
submission-received-album =
    <b>Получено { $moment }, версия { $version }</b>
    { $title }: { $name }

    Файлов прислано несколько: каждый сохранён отдельной версией, координатор видит все.
submission-nothing = Здесь пока нечего сдавать: либо это уже сдано, либо текст ещё не написан.
submission-empty = В сообщении нет текста. Напишите, пожалуйста, словами.
submission-endless = Текст длиннее { $limit } символов. Такой лучше прислать файлом.
submission-closed = «{ $title }» на этом этапе не принимают. Что можно сдать сейчас, видно в «Моей заявке»: /menu
submission-file-only = «{ $title }» принимают только файлом. Прикрепите его скрепкой.
submission-text-only = «{ $title }» принимают только текстом. Напишите его прямо сюда.
submission-not-that =
    { $how ->
        [text] Здесь ждём текст. Напишите его прямо сюда.
        [file] Здесь ждём файл ({ $extensions }). Прикрепите его скрепкой.
       *[both] Здесь ждём файл ({ $extensions }) или текст.
    }
