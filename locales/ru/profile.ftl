profile-title = <b>Мои данные</b>
profile-line = { $title }: <b>{ $answer }</b>
profile-no-answers = Пока здесь пусто: данные появятся вместе с заявкой.
profile-consent = Согласие дано { $moment }, версия { $version }.
profile-empty = Мы ничего о вас не храним, кроме номера учётной записи Telegram и языка: согласия ещё нет.
profile-read-consent = Прочитать согласие
profile-correct = Исправить
profile-open = Мои данные
profile-corrected =
    Сохранили: { $count ->
        [one] { $count } изменение
        [few] { $count } изменения
       *[other] { $count } изменений
    }. Если заявка уже отправлена, координатор увидит, что данные обновились.
profile-unchanged = Ничего не изменили, данные прежние.
