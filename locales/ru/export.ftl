## Книга Excel: листы

export-sheet-summary = Сводка
export-sheet-candidates = Кандидаты
export-sheet-applications = Заявки
export-sheet-movement = Движение
export-sheet-organisations = Организации
export-sheet-consents = Согласия
export-sheet-journal = Журнал

export-file = Банк данных — { $programme }
export-part = часть { $number } из { $parts }

## Столбцы

export-surname = Фамилия
export-name = Имя
export-patronymic = Отчество
export-birth-date = Дата рождения
export-age = Возраст, лет
export-municipality = Район / округ
export-organisation = Организация
export-post = Должность
export-education = Образование
export-teaching-years = Педагогический стаж, лет
export-management-years = Управленческий стаж, лет
export-phone = Телефон
export-email = Электронная почта
export-telegram = Telegram ID
export-consented-at = Согласие дано
export-known-since = В боте с
export-candidate = Кандидат
export-person = Человек
export-cycle = Цикл
export-track = Направление
export-stage = Этап
export-submitted-at = Подана
export-moved-at = На этапе с
export-works = Работ
export-handed-in-at = Последняя работа
export-refusal = Не проходит по условиям
export-exception = Исключение: причина
export-exception-at = Исключение: когда
export-exception-by = Исключение: кто сделал
export-from-stage = С этапа
export-to-stage = На этап
export-at = Когда
export-by = Кто
export-reason = Причина
export-typed-in = Вписана кандидатом
export-candidates = Кандидатов
export-applications = Заявок
export-in-reserve = В резерве
export-document = Документ
export-version = Версия
export-given-at = Дано
export-withdrawn-at = Отозвано
export-text-hash = Отпечаток текста
export-action = Действие
export-subject = С чем
export-subject-event = Мероприятие
export-subject-id = Номер
export-details = Подробности

## Сводка

export-heading-cycle = Цикл: { $cycle }
export-heading-municipality = Район / округ: { $municipality }
export-heading-made-at = Составлено: { $moment }
export-every-cycle = все
export-every-municipality = все
export-no-municipality = не указан
export-total = Всего
export-refused = Не проходят по условиям
export-of-them-refused = Из них не проходят по условиям

## Слова в ячейках

export-yes = да
export-no = нет
export-cut = … [обрезано Excel]
export-by-system = настройки или командная строка
export-by-stranger = неизвестный
export-nameless = имя не указано
export-consent-personal-data = Обработка персональных данных
export-consent-publication = Показ имени и результатов

## Журнал: что сделано и с чем

export-action-application-exception = Исключение из условий
export-action-application-list = Список заявок
export-action-application-move = Перевод на этап
export-action-application-undo = Отмена перевода
export-action-application-view = Просмотр заявки
export-action-attendance-all = Отметка: были все
export-action-attendance-code = Код мероприятия
export-action-attendance-mark = Отметка о присутствии
export-action-attendance-reason = Причина отсутствия
export-action-calendar-move = Перенос срока в календаре
export-action-calendar-restore = Возврат срока к плану
export-action-consent-withdraw = Отзыв согласия
export-action-event-cancel = Отмена мероприятия
export-action-event-change = Изменение мероприятия
export-action-event-make = Создание мероприятия
export-action-export = Выгрузка в Excel
export-action-export-request = Заказ выгрузки в Excel
export-action-invite-accept = Приглашение принято
export-action-invite-create = Приглашение создано
export-action-invite-list = Список приглашений
export-action-invite-revoke = Приглашение отозвано
export-action-person-contacts = Просмотр контактов недоступных
export-action-person-correct = Исправление данных
export-action-role-grant = Роль выдана
export-action-role-list = Список ролей
export-action-role-revoke = Роль снята
export-attempt-application-exception = Отказано: исключение из условий
export-attempt-application-list = Отказано: список заявок
export-attempt-application-move = Отказано: перевод на этап
export-attempt-application-undo = Отказано: отмена перевода
export-attempt-application-view = Отказано: просмотр заявки
export-attempt-attendance-code = Отказано: код мероприятия
export-attempt-attendance-mark = Отказано: отметка о присутствии
export-attempt-attendance-reason = Отказано: причина отсутствия
export-attempt-calendar-move = Отказано: перенос срока
export-attempt-calendar-restore = Отказано: возврат срока
export-attempt-event-cancel = Отказано: отмена мероприятия
export-attempt-event-change = Отказано: изменение мероприятия
export-attempt-event-make = Отказано: создание мероприятия
export-attempt-event-people = Отказано: участники мероприятия
export-attempt-event-repeat = Отказано: повторение мероприятия
export-attempt-export-request = Отказано: выгрузка в Excel
export-attempt-health-view = Отказано: состояние бота
export-attempt-invite-accept = Отказано: вход по неизвестному приглашению
export-attempt-invite-create = Отказано: создание приглашения
export-attempt-invite-list = Отказано: список приглашений
export-attempt-invite-revoke = Отказано: отзыв приглашения
export-attempt-person-contacts = Отказано: контакты недоступных
export-attempt-person-introduce = Отказано: имя сотрудника
export-attempt-place-open = Отказано: раздел меню
export-attempt-role-list = Отказано: список ролей
export-attempt-role-revoke = Отказано: снятие роли
export-attempt-other = Отказано: действие другой роли
export-subject-application = Заявка
export-subject-handler = Кнопка или команда
export-subject-calendar = Срок календаря
export-subject-cycle = Цикл
export-subject-export = Выгрузка
export-subject-invite = Приглашение
export-subject-municipality = Район
export-subject-person = Человек
export-subject-role = Роль

export-detail-from = этап был
export-detail-to = этап стал
export-detail-reason = причина
export-detail-role = роль
export-detail-granted-by = кто пригласил, номер
export-detail-cycle-id = номер цикла
export-detail-fields = поля
export-action-plan-import = Загрузка плана мероприятий
export-attempt-plan-import = Отказано: загрузка плана мероприятий
export-subject-plan = План из Excel
export-detail-made = добавлено
export-detail-changed = изменено
