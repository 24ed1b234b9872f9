## Выгрузка в Excel

download-place =
    <b>Банк данных в Excel</b>
    По какому району собрать файл?
download-everywhere = Все доступные районы
download-cycle =
    <b>Банк данных в Excel</b>
    За какой цикл?
download-ever = Все циклы
download-promised =
    Готовлю файл, пришлю сюда.
    Можно работать дальше, ждать не нужно.
download-waiting = Файл уже готовится, он придёт сюда. Потом можно будет заказать ещё один.
download-no-cycle = Такого цикла в программе нет. Откройте выгрузку заново: /export
download-progress = Готовлю файл: { $percent } %
download-done = Файл готов, он ниже.
download-ready =
    { $parts ->
        [one] Банк данных готов
       *[other] Банк данных, часть { $part } из { $parts }
    }: { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
       *[other] { $rows } строк
    }. В файле персональные данные: храните его как рабочий документ.
download-failed = Собрать файл не получилось. Попробуйте ещё раз: /export. Если не выйдет снова, напишите администратору.
