registration-tracks =
    <b>{ $programme }</b>
    Выберите направление. Сначала расскажем, для кого оно и что впереди.
registration-no-tracks = Вы подали заявки на все направления этого набора.
registration-track =
    <b>{ $title }</b>

    { $description }

    { $questions ->
        [one] В анкете { $questions } вопрос
        [few] В анкете { $questions } вопроса
       *[other] В анкете { $questions } вопросов
    }. Ответы сохраняются сразу: можно прерваться и вернуться.
registration-begin = Заполнить анкету
registration-begun = Начнём. Ответы сохраняются сразу, прерваться можно в любой момент.
registration-prefilled = Начнём. Часть ответов взяли из ваших данных, в конце их можно проверить.
registration-track-gone = Этого направления больше нет в программе. Посмотрите, какие есть: /start
registration-applied-already = Заявка на направление «{ $track }» у вас уже есть.
registration-sent =
    <b>Заявка принята</b>
    { $track }, { $moment }

    Координатор прочитает её и напишет вам здесь.
registration-sent-before =
    <b>Эта заявка уже у координатора</b>
    { $track }, { $moment }

    Второй раз отправлять не нужно.
registration-notice = Есть новые заявки. Непрочитанные собраны на кнопке.
registration-notice-button = Непрочитанные заявки

## Условия направления

eligibility-too-old =
    Возраст — { $age ->
        [one] { $age } год
        [few] { $age } года
       *[other] { $age } лет
    }, а в программу принимают до { $limit } включительно.
eligibility-too-young =
    Возраст — { $age ->
        [one] { $age } год
        [few] { $age } года
       *[other] { $age } лет
    }, а в программу принимают с { $limit }.
eligibility-teaching-years =
    Педагогический стаж — { $years ->
        [one] { $years } год
        [few] { $years } года
       *[other] { $years } лет
    }, а по условиям нужно не меньше { $limit }.
eligibility-management-years =
    Управленческий стаж — { $years ->
        [one] { $years } год
        [few] { $years } года
       *[other] { $years } лет
    }, а по условиям нужно не меньше { $limit }.
