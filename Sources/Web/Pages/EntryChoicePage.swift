internal import Domain
internal import Hummingbird
internal import Identity
internal import Ingest

/// `GET /o/{org}/leveringen/nieuw`: what a person may enter, one kind of row each.
struct EntryChoicePage {
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/leveringen/nieuw") { request, context in
            let access = try Access(request, context, needs: .deliver)
            let frame = self.renderer.frame(
                title: Text["entry-choice.title"], session: context.session, tenant: access.tenant, current: "leveringen")
            return try self.renderer.page(
                EntryChoiceView(in: access.tenant.id, frame: frame), template: "pages/entry-choice",
                secret: access.visitor.csrfToken)
        }
    }
}

struct EntryChoiceView: PageView {
    struct Kind {
        let kindLabel: String
        let kindMeaning: String
        let kindLink: String
    }

    struct Group {
        let groupID: String
        let groupTitle: String
        let kinds: [Kind]
    }

    let frame: PageFrame
    let groups: [Group]
    let listLink: String

    static let sample = EntryChoiceView(
        frame: .sample,
        groups: [
            Group(
                groupID: "soort-1", groupTitle: "Over casussen",
                kinds: [
                    Kind(
                        kindLabel: "Casus", kindMeaning: "een hulpvraag van aanmelding tot einde",
                        kindLink: "/o/wieg/leveringen/nieuw/casussen")
                ])
        ], listLink: "/o/wieg/leveringen")
}

extension EntryChoiceView {
    init(in tenant: TenantID, frame: PageFrame) {
        let subjects: [(title: String, subject: EntryForm.Subject)] = [
            (Text["entry-choice.organisation"], .organisation), (Text["entry-choice.employees"], .staff),
            (Text["entry-choice.cases"], .cases),
        ]
        self.init(
            frame: frame,
            groups: subjects.enumerated().map { place, group in
                Group(
                    groupID: "soort-\(place + 1)", groupTitle: group.title,
                    kinds: EntryForm.all.filter { $0.subject == group.subject }.map { form in
                        Kind(
                            kindLabel: form.noun.prefix(1).uppercased() + form.noun.dropFirst(), kindMeaning: form.meaning,
                            kindLink: Links.entry(tenant, form))
                    })
            }, listLink: Links.deliveries(tenant))
    }
}
