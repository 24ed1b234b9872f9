## The first words

start-language =
    Выберите язык.
    Choose your language.
start-language-name = English
start-greeting =
    <b>{ $programme }</b>

    Hello. Here you can apply, hand in your work and learn the decision.

    { $description }

    Please read the consent first. We store nothing about you before it.
start-invited = Invitation accepted. Your role: <b>{ $role }</b>.
start-invited-before = You have accepted this invitation already. Your role: <b>{ $role }</b>.

## Messages the bot did not understand

start-not-understood = I did not quite get that. Please choose in the menu what you would like to do.
start-unknown-command = There is no such command. Everything I can do is in the menu.
start-old-button = This button is out of date. The menu has fresh ones: /menu
start-edited =
    I see you have edited a message. The stored answer stays as it was: change it with the button.
start-edited-show = See and change my answers
start-edited-nothing = I see you have edited a message. What is stored stays as it was. If needed, send the corrected text again or open the menu.
start-in-group = We talk in a private chat only: https://t.me/{ $bot }

## Commands in Telegram's menu

start-command-menu = Main menu
start-command-events = Events
start-command-calendar = Calendar of the year
start-command-reminders = Reminders
start-command-broadcasts = Broadcasts
start-command-invite = Invitations
start-command-profile = My data
start-command-language = Language
start-command-help = Help
start-command-cancel = Stop, the answers are kept
start-command-export = Export to Excel
start-command-health = How the bot is

## The description of the bot in Telegram

start-bot-description =
    To join “{ $programme }” tap “Start”: application, works and decisions are here in the chat. Answers are saved at once, you may stop at any moment.
    { $department }
start-bot-short-description = { $department }: applications to the personnel reserve
