## Запуск и команды без чата

run-sandbox = Страница чата: { $address }
run-port-taken = порт { $port } занят. Закройте другую программу или укажите другой порт.
run-token-unknown = Telegram не знает такого токена. Скопируйте его у @BotFather заново.
run-invite-terms = Ссылка действует 7 дней и сработает один раз.
run-export-done =
    Готово: { $file }, { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
       *[other] { $rows } строк
    }.
run-cycle-unknown = Цикла «{ $title }» нет. Есть: { $known }.
run-municipality-unknown = Муниципалитета «{ $key }» в программе нет. Есть: { $known }.
run-demo-not-empty = В базе уже есть люди. Демонстрационные данные добавляются только в пустую базу.
run-demo-done =
    Добавлено { $people ->
        [one] { $people } вымышленный человек
        [few] { $people } вымышленных человека
       *[other] { $people } вымышленных людей
    }.
run-no-answer = сервер Bot API не отвечает. Проверьте адрес, интернет и PROXY_URL.
