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
    }
coordinator-card =
    <b>{ $name }</b>
    { $role }{ $placed ->
        [yes] , { $place }
       *[no] {""}
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
