## Вопрос

form-progress = Вопрос { $place } из { $total }  { $bar }
form-question = <b>{ $question }</b>
form-hint = <i>{ $hint }</i>
form-example = Например: { $example }
form-file = Подойдёт { $extensions }, до 20 МБ.
form-now = Сейчас: { $answer }
form-option = { $number }. { $title }
form-ticked = ✓ { $title }
form-unticked = { $title }
form-done = Готово
form-keep = Оставить как есть
form-to-review = К проверке
form-leave = Закончу позже
form-clear = Убрать ответ
form-write-as-typed = Нет в списке: записать «{ $typed }»
form-organisations =
    По словам «{ $typed }» { $count ->
        [one] нашли { $count } организацию
        [few] нашли { $count } организации
       *[other] нашли { $count } организаций
    }. Нажмите на свою или напишите название точнее.
form-no-organisation = «{ $typed }» — такой организации в списке нет. Напишите другие буквы названия или запишите его как есть.
form-contact = Номер можно не печатать: кнопка внизу отправит тот, что в Telegram.
form-contact-button = Отправить мой номер
form-contact-away =
    { $number ->
        [taken] Номер записан.
        [skipped] Хорошо, без номера.
        [open] Хорошо, номер спросим чуть позже.
       *[left] Хорошо, прервёмся.
    }

## Ответ не подошёл

form-not-a-text = Здесь читаем только текст и кнопки. Ответьте, пожалуйста, словами.
form-unknown-command = Такой команды нет, а анкета на месте. Ответьте на вопрос или откройте /menu.
form-contact-of-other = Это контакт другого человека. Нужен ваш номер: нажмите кнопку внизу или напишите его.
form-choose-line = Все ответы уже есть. Проверьте их: любой можно изменить кнопкой.
form-choose-one = Отметьте хотя бы один вариант и нажмите «Готово».
form-required = Без этого ответа заявку не рассмотреть, поэтому пропустить его нельзя.
form-type-again = Напишите, пожалуйста, название ещё раз.
form-unfinished = Остался вопрос без ответа.
form-question-gone = Анкета немного изменилась. Все подходящие ответы на месте, продолжим отсюда.
form-already = Уже отмечено.
form-not-yet = До этого вопроса мы ещё дойдём. Ответьте сначала на тот, что ниже.
form-passed = На этот вопрос вы уже ответили: <b>{ $title }</b> — { $answer }. Изменить ответ?
form-passed-edit = Изменить ответ
form-passed-go-on = Продолжить анкету
form-gone = Эта анкета уже отправлена или закрыта. Что дальше — в меню.
form-municipality-gone = Такого района больше нет в программе. Выберите, пожалуйста, другой: /start
form-organisation-gone = Этой организации в списке больше нет. Напишите первые буквы названия ещё раз.

## Условия программы

form-refused =
    <b>По условиям программы заявку принять нельзя</b>
    { $reason }

    { $explanation }

    Если в ответе ошибка, напишите верный прямо сюда.
form-refused-explanation = Если всё верно, можно попросить об исключении: решит координатор.
form-refused-correct = Исправить ответ
form-refused-go-on = Всё верно, попросить исключение

## Проверка

form-review-finished = <b>Проверьте ответы</b>
form-review-unfinished = <b>Ваши ответы</b>
form-review-profile = <b>Ваши данные</b>
form-review-line = { $number }. { $title }: <b>{ $answer }</b>
form-review-refused = { $reason } Координатор увидит это и решит, сделать ли исключение.
form-review-more = Другие ответы ({ $page } из { $pages })
form-continue = Продолжить: вопрос { $place } из { $total }
form-send = Отправить заявку
form-submit = Отправить
form-save = Сохранить

## Перерыв и возвращение

form-stopped =
    Вы остановились на вопросе { $place } из { $total }. Продолжить?

    Все прежние ответы на месте.
form-stopped-at-review = Анкета заполнена: { $total } из { $total }. Осталось проверить и отправить.
form-resume = Продолжить
form-restart = Начать заново
form-restart-question =
    { $answered ->
        [one] Сотрётся { $answered } ответ
        [few] Сотрутся { $answered } ответа
       *[other] Сотрутся { $answered } ответов
    }, вернуть их будет нельзя.
form-restart-for-sure = Стереть и начать заново
form-restarted = Начинаем с чистого листа.
form-paused =
    Анкета сохранена, ответы на месте: { $answered } из { $total }.
    Вернуться можно в любой день: /start
form-paused-other = Ответы сохранены: { $answered } из { $total }. Продолжить можно кнопкой ниже, сегодня или позже.
form-left-profile = Ничего не изменили, данные прежние.
