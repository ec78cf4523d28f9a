/// An organisation of the demo as the administrator would create it.
///
/// Names, AGB codes and addresses are invented: AGB 99 is no kind of care, `.example` no domain.
struct DemoOrganisation: Hashable {
    /// A person who may sign in, with a suggestion for the role.
    struct Account: Hashable {
        let email: String
        let name: String
        let role: String
    }

    let slug: String
    let name: String
    let agb: String
    let accounts: [Account]

    init(slug: String, name: String, agb: String, manager: String, quality: String, coordinator: String) {
        self.slug = slug
        self.name = name
        self.agb = agb
        self.accounts = [
            Account(email: "manager@\(slug).example", name: manager, role: "manager"),
            Account(email: "kwaliteit@\(slug).example", name: quality, role: "kwaliteitsfunctionaris"),
            Account(email: "coordinator@\(slug).example", name: coordinator, role: "coordinator"),
        ]
    }
}
