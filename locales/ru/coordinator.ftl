## Роли

coordinator-role-candidate = Кандидат
coordinator-role-mentor = Наставник
coordinator-role-reviewer = Эксперт
coordinator-role-head = Руководитель организации
coordinator-role-secretary = Секретарь
coordinator-role-coordinator = Координатор
coordinator-role-region_coordinator = Координатор региона
coordinator-role-of-programme = Координатор программы

## Сотрудники

coordinator-staff =
    <b>Роли: { $count }</b>
    Кто помогает вести программу.
coordinator-line =
    { $name } · { $role }{ $placed ->
        [yes] {" "}· { $place }
       *[no] {""}
    }{ $of_school ->
        [no] , школа не указана
       *[other] {""}
    }
coordinator-card =
    <b>{ $name }</b>
    { $role }{ $placed ->
        [yes] , { $place }
       *[no] {""}
    }{ $of_school ->
        [yes] {"\u000A"}{ $school }
        [no] {"\u000A"}Школа не указана: без неё руководитель не увидит своих стажёров и участников.
       *[none] {""}
    }
    С { $since }
coordinator-nameless = Без имени, № { $id }
coordinator-invite = Приглашения
coordinator-roles = Роли
coordinator-end = Снять роль
coordinator-end-ask =
    Снять роль «{ $role }»: <b>{ $name }</b>{ $placed ->
        [yes] , { $place }
       *[no] {""}
    }?
    Доступ закроется сразу, человек получит сообщение. Вернуть роль можно новым приглашением.
coordinator-end-sure = Да, снять
coordinator-ended = Роль снята.
coordinator-last = Больше никто не координирует всю программу: без этого человека некому будет приглашать людей. Сначала пригласите другого.
coordinator-role-gone = Эта роль уже снята. Откройте список заново.
coordinator-role-ended = Роль «{ $role }» с вас снята. Если это ошибка, напишите координатору программы.

## Школа руководителя

coordinator-school-name = Указать школу
coordinator-school-change = Сменить школу
coordinator-ask-school =
    Какой школой руководит этот человек?
    { $choose ->
        [yes] Выберите или напишите часть названия, например: школа 5.
       *[no] Напишите часть названия, например: школа 5.
    }
coordinator-which-school = Нашли по «{ $typed }». Выберите школу или напишите другие слова.
coordinator-no-school = По «{ $typed }» школ не нашли. Напишите часть названия иначе, например: школа 5.
coordinator-school-set = Школа указана: { $school }. Руководитель получит сообщение.
coordinator-school-elsewhere = «{ $school }» в другом районе, а роль действует только в своём.
coordinator-told-school =
    <b>Вы руководитель: { $school }</b>
    Мероприятия и стажировки вашей школы теперь видны вам в «Мероприятиях»: кто придёт, дневники стажёров, отметка присутствия.
