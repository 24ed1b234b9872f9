## Общие вопросы анкеты. Программа может задать свои слова; эти — на случай, если не задала.

field-surname-title = Фамилия
field-surname-question = Какая у вас фамилия?
field-surname-example = Соколова
field-surname-hint = Как в паспорте

field-name-title = Имя
field-name-question = Как вас зовут? Напишите только имя.
field-name-example = Анна
field-name-hint = Как в паспорте

field-patronymic-title = Отчество
field-patronymic-question = Какое у вас отчество? Если его нет, пропустите вопрос.
field-patronymic-example = Сергеевна
field-patronymic-hint = Чтобы обращаться к вам правильно

field-birth_date-title = Дата рождения
field-birth_date-question = Когда вы родились? Напишите день, месяц и год.
field-birth_date-example = 12.03.1985
field-birth_date-hint = Чтобы проверить условия программы

field-municipality-title = Район или округ
field-municipality-question = В каком районе или округе вы работаете?
field-municipality-example = Кетченеровский район
field-municipality-hint = Чтобы вашу заявку увидел нужный координатор

field-organisation-title = Организация
field-organisation-question = Где вы работаете? Напишите первые буквы названия, и мы поищем в списке.
field-organisation-question-free = Где вы работаете? Напишите название организации.
field-organisation-question-small = Где вы работаете? Нажмите на свою организацию или напишите её название.
field-organisation-example = Средняя школа № 5
field-organisation-hint = Школа, сад или другая организация

field-post-title = Должность
field-post-question = Кем вы работаете?
field-post-example = учитель математики
field-post-hint = Как в трудовом договоре

field-education-title = Образование
field-education-question = Какое у вас образование? Напишите, что и когда вы окончили.
field-education-example = высшее, педагогический университет, 2008 год
field-education-hint = Если дипломов несколько, назовите главные

field-teaching_years-title = Педагогический стаж
field-teaching_years-question = Сколько лет вы работаете педагогом?
field-teaching_years-example = 7
field-teaching_years-hint = Полных лет; меньше года — 0

field-management_years-title = Управленческий стаж
field-management_years-question = Сколько лет вы работаете руководителем или заместителем?
field-management_years-example = 2
field-management_years-hint = Полных лет; если не работали — 0

field-phone-title = Телефон
field-phone-question = По какому телефону с вами связаться?
field-phone-example = +7 914 123-45-67
field-phone-hint = Лучше мобильный

field-email-title = Эл. почта
field-email-question = Какой у вас адрес электронной почты?
field-email-example = anna@example.ru
field-email-hint = Для писем и документов программы

## Ответ не понят: что понято, что нужно, пример

answer-empty = Ответ пуст. Напишите его, пожалуйста, словами.
answer-empty-example = Ответ пуст. Напишите, например: { $example }
answer-too-long =
    В ответе { $count ->
        [one] { $count } символ
        [few] { $count } символа
       *[other] { $count } символов
    }, а здесь помещается { $limit }. Сократите его, пожалуйста, на { $excess ->
        [one] { $excess } символ
        [few] { $excess } символа
       *[other] { $excess } символов
    } и пришлите снова.
answer-too-short =
    В ответе только { $count ->
        [one] { $count } символ
        [few] { $count } символа
       *[other] { $count } символов
    }, а нужно хотя бы { $limit }. Расскажите, пожалуйста, подробнее.
answer-name = «{ $typed }» — здесь могут быть только буквы, дефис и апостроф. Напишите, например, { $example }.

answer-date-unclear = «{ $typed }» — это не похоже на полную дату. Напишите день, месяц и год, например { $example }.
answer-date-unreal = «{ $typed }» — такой даты нет. Напишите, например, { $example }.
answer-date-short-year = «{ $typed }» — это { $year } год? Напишите год полностью, например { $guess }.
answer-date-ahead = «{ $typed }» ещё не прошло, а здесь нужна дата раньше сегодняшней. Напишите, например, { $example }.
answer-date-age =
    Если вы родились «{ $typed }», вам { $age ->
        [one] { $age } год
        [few] { $age } года
       *[other] { $age } лет
    }. Здесь ждём возраст от { $youngest } до { $oldest }. Проверьте год и напишите, например, { $example }.
answer-date-far = «{ $typed }» — проверьте, пожалуйста, год: он должен быть от { $earliest } до { $latest }. Напишите, например, { $example }.

answer-phone = «{ $typed }» — это не похоже на номер телефона. Проверьте цифры и напишите один номер, например { $example }.
answer-phone-extension = Добавочный «{ $extension }» здесь не сохранится. Напишите номер, по которому отвечаете сами, например { $example }.
answer-email = «{ $typed }» — это не похоже на адрес почты. Он пишется без пробелов, а до «@» — латиницей, например { $example }.

answer-number = «{ $typed }» — не получилось прочитать число. Напишите его цифрами, например { $example }.
answer-number-long = «{ $typed }» — слишком длинное число. Напишите покороче, например { $example }.
answer-number-whole = «{ $typed }» — здесь нужно целое число, например { $example }.
answer-number-range = «{ $typed }» — здесь нужно число от { $low } до { $high }, например { $example }.
answer-number-low = «{ $typed }» — здесь нужно число не меньше { $low }, например { $example }.
answer-number-high = «{ $typed }» — здесь нужно число не больше { $high }, например { $example }.
answer-years-shown =
    { $years ->
        [one] { $years } год
        [few] { $years } года
       *[other] { $years } лет
    }
answer-number-shown = { NUMBER($number, useGrouping: 0, maximumFractionDigits: 9) }

answer-yes-no = «{ $typed }» — не совсем понятно. Ответьте, пожалуйста, «да» или «нет».
answer-choice = «{ $typed }» — такого варианта нет. Нажмите кнопку или напишите номер от 1 до { $count }: 1 — это «{ $first }».
answer-file = Здесь нужен файл, а не текст. Прикрепите его скрепкой; подойдёт { $extensions }.

answer-moment = «{ $typed }» — не получилось понять день и время. Напишите, например, { $example }.
answer-moment-time = «{ $typed }» — нужно и время. Напишите день и час, например { $example }.
answer-moment-clock = «{ $typed }» — такого времени на часах нет. Напишите, например, { $example }.
answer-moment-skipped = «{ $typed }» — в эту ночь переводят часы, и такого времени не будет. Ближайшее — { $instead }. Напишите его или другое.
answer-moment-twice = «{ $typed }» — в эту ночь часы переводят назад, и это время бывает дважды. Уточните: «{ $earlier }» — первый раз, «{ $later }» — второй.
answer-link = «{ $typed }» — это не похоже на адрес страницы. Скопируйте его целиком, например { $example }.
