internal import Domain
internal import Identity

/// What stands around every page: head, navigation, who is signed in, foot.
struct PageFrame {
    /// One place the navigation leads to.
    struct Item {
        let navLabel: String
        let navLink: String
        let navIsCurrent: Bool
    }

    /// Who is signed in.
    struct SignedIn {
        let visitorName: String
        let signOutLink: String
        /// Replaced by a masked token just before the page leaves.
        let signOutToken: String
    }

    let title: String
    let styleLink: String
    let iconLink: String
    /// The one script that helps on this page; every page works whole without it.
    let scriptLink: String?
    /// The organisation's own logo; nil where ours stands.
    let logoLink: String?
    let homeLink: String
    let organisation: String?
    let items: [Item]
    /// The pages beside this one, under the main menu; empty where there are none.
    let pages: [Item]
    /// What is opened now and then, below the page.
    let more: [Item]
    let signedIn: SignedIn?
    let signInLink: String?
    let version: String
}

extension PageFrame {
    static let sample = PageFrame(
        title: "Overzicht – Kraamzorg De Wieg", styleLink: "/assets/kraamzicht.000000000000.css",
        iconLink: "/assets/icon.000000000000.svg", scriptLink: "/assets/charts.000000000000.js",
        logoLink: "/o/wieg/huisstijl/logo.00.svg",
        homeLink: "/", organisation: "Kraamzorg De Wieg",
        items: [Item(navLabel: "Overzicht", navLink: "/o/wieg/overzicht", navIsCurrent: true)],
        pages: [Item(navLabel: "Instroom", navLink: "/o/wieg/instroom", navIsCurrent: false)],
        more: [Item(navLabel: "Definities", navLink: "/definities", navIsCurrent: false)],
        signedIn: SignedIn(visitorName: "Anna de Vries", signOutLink: "/uitloggen", signOutToken: "00"),
        signInLink: "/inloggen", version: "1.0")
}
