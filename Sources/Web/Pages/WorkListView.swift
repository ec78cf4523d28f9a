internal import Cases
internal import Domain
internal import Publishing

internal import struct Storage.Moment

/// What the template of the werklijst gets.
struct WorkListView: PageView {
    let frame: PageFrame
    let day: String?
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    let result: WorkResult?

    static let sample = WorkListView(
        frame: .sample, day: "zondag 22 november 2026", form: .sample,
        problems: [ProblemRow(problemText: "Dat is geen datum.", problemLink: "#peildatum")], dates: .sample, result: .sample)
}

/// The groups of the werklijst.
struct WorkResult {
    /// One kind of work.
    struct Group {
        let groupID: String
        let groupTitle: String
        let groupCount: String
        let groupLate: String?
        let groupRule: String
        let groupNothing: String?
        let groupRest: String?
        let items: [Item]
    }

    struct Item {
        let itemDue: String
        let itemIsLate: Bool
        let itemIsToday: Bool
        let itemLabel: String
        let itemLink: String?
        let itemWhat: String
        let itemTerms: [Term]
        let itemPlace: String?
    }

    struct Term { let termText: String }

    let lateCount: String
    let lateWords: String
    let todayCount: String
    let todayWords: String
    let soonCount: String
    let soonWords: String
    let hasLate: Bool
    let groups: [Group]

    /// Items of a kind on the page; the files have them all.
    static let groupLength = 100
}

extension WorkResult {
    init(_ work: WorkList, tenant: TenantID, areas: AreaNames) {
        let late = work.items.count { ($0.daysLeft ?? 1) < 0 }
        let today = work.items.count { $0.daysLeft == 0 }
        let soon = work.items.count - late - today
        let dates = DateAddress(pinning: work.dates)
        self.init(
            lateCount: DutchNumber.whole(late), lateWords: Text["work-list.sum.late"], todayCount: DutchNumber.whole(today),
            todayWords: Text["work-list.sum.today"], soonCount: DutchNumber.whole(soon), soonWords: Text["work-list.sum.soon"],
            hasLate: late > 0,
            groups: work.kinds.map { kind in
                let items = work.items(of: kind)
                let late = items.count { ($0.daysLeft ?? 1) < 0 }
                let rest = items.count - Self.groupLength
                return Group(
                    groupID: kind.rawValue, groupTitle: WorkText.title(kind), groupCount: DutchNumber.whole(items.count),
                    groupLate: late == 0 ? nil : Text["work-list.late", ["count": DutchNumber.whole(late)]],
                    groupRule: WorkText.rule(kind),
                    groupNothing: items.isEmpty ? Self.nothing(kind, work) : nil,
                    groupRest: rest > 0
                        ? Text["work-list.more", ["count": DutchNumber.whole(rest)]] : nil,
                    items: items.prefix(Self.groupLength).map { Item($0, tenant: tenant, dates: dates, areas: areas) })
            })
    }

    private static func nothing(_ kind: WorkKind, _ work: WorkList) -> String {
        if kind != .credential, work.places.isEmpty {
            return work.dates.stand.number == 0
                ? Text["work-list.empty.nothing"] : Text["work-list.empty.then"]
        }
        return WorkText.nothing(kind)
    }

    static let sample = WorkResult(
        lateCount: "3", lateWords: "te laat", todayCount: "1", todayWords: "vandaag", soonCount: "12", soonWords: "binnenkort",
        hasLate: true,
        groups: [
            Group(
                groupID: "contact", groupTitle: "Contact", groupCount: "3", groupLate: "waarvan 1 te laat",
                groupRule: "Nog geen contact.", groupNothing: "Leeg: niemand wacht.", groupRest: "En nog 12.",
                items: [
                    Item(
                        itemDue: "3 dagen te laat", itemIsLate: true, itemIsToday: true, itemLabel: "C1",
                        itemLink: "/o/wieg/casussen/C1", itemWhat: "Contact opnemen",
                        itemTerms: [Term(termText: "ontvangen 18-11-2026")],
                        itemPlace: "Amsterdam · Noord")
                ])
        ])
}

extension WorkResult.Item {
    init(_ item: WorkItem, tenant: TenantID, dates: DateAddress, areas: AreaNames) {
        let (label, link, place): (String, String?, String?) =
            switch item.subject {
            case .casus(let reference):
                (
                    reference.number, Links.course(tenant, reference.number, dates),
                    [areas.name(.gemeente, reference.gemeente) ?? reference.gemeente, reference.wijkteam].compactMap { $0 }
                        .joined(separator: " · ")
                )
            case .employee(let number, let name): ("\(name) (\(number))", nil, nil)
            }
        self.init(
            itemDue: WorkText.due(item), itemIsLate: (item.daysLeft ?? 1) < 0, itemIsToday: [0, 1].contains(item.daysLeft),
            itemLabel: label, itemLink: link, itemWhat: WorkText.what(item),
            itemTerms: WorkText.terms(item).map { WorkResult.Term(termText: $0) }, itemPlace: place)
    }
}
