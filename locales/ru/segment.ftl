## Кому: отбор людей словами

segment-everybody = Все участники и сотрудники
segment-tracks = Направление: { $names }
segment-stages =
    { $count ->
        [one] Этап
       *[other] Этапы
    }: { $names }
segment-municipalities =
    { $count ->
        [one] Район
       *[other] Районы
    }: { $names }
segment-organisations =
    { $count ->
        [one] Организация
       *[other] Организации
    }: { $names }
segment-events =
    { $count ->
        [one] Мероприятие
       *[other] Мероприятия
    }: { $names }
segment-events_without = Не ответили на приглашение: { $names }
segment-broadcasts = { $names }
segment-roles =
    { $count ->
        [one] Роль
       *[other] Роли
    }: { $names }
segment-without_roles = Кроме ролей: { $names }
segment-people =
    По списку: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }
segment-name = { $name }
segment-both = { $first }, { $second }
segment-more = { $names } и ещё { $count }
segment-event = «{ $title }» ({ $states })
segment-broadcast = Рассылка № { $id }: { $states }
segment-state-signed_up = записались
segment-state-waiting = ждут места
segment-state-offered = место предложено
segment-state-withdrawn = отказались
segment-state-attended = были
segment-state-absent = не пришли
segment-state-acknowledged = ознакомились
segment-state-unacknowledged = не нажали «Ознакомлен»

segment-wrong = Не понимаем, кого вы имеете в виду: «{ $what }». Выберите людей кнопками.
segment-long =
    В списке { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[other] { $count } строк
    }, а за один раз можно не больше { $limit }. Разделите список на части.
