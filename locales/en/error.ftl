error-apology =
    Something broke on our side, it is not your doing. Everything you saved before is still there.
    Please try again or open the menu: /menu. If it happens again, tell the coordinator the code { $id }.
