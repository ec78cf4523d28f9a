/// A weakness built into an employee's papers, so that the checks have something to find.
enum DemoFlaw {
    /// The VOG ran out some weeks ago and the employee still works.
    case lapsedVOG
    /// The VOG was once renewed weeks too late; all is well now.
    case lateVOG
    /// The VOG runs out within two months and no renewal is recorded.
    case expiringVOG
    /// At the start the VOG was five months old.
    case oldVOGAtStart
    case noKCKZ
    /// Between two KCKZ registrations lie some weeks.
    case interruptedKCKZ
    case interruptedEHBO
    case fewPoints
    case noDiploma
}

/// How one organisation of the demo behaves: size, trend, habits and weaknesses.
struct DemoProfile {
    let organisation: DemoOrganisation
    /// Starts every key, so that no two organisations share one and none is a bare number.
    let prefix: String
    let gemeenten: [DemoGemeente]
    let cases: Int
    /// Growth of the monthly inflow over the three years; negative is decline.
    let growthPercent: Int
    let employees: Int
    /// Of the applications, those contacted within three werkdagen.
    let contactOnTimePercent: Int
    /// Whether last July and August went badly.
    let slippedLastSummer: Bool
    let hourRate: Int
    let flaws: [DemoFlaw]
    /// Months before `today` on which the organisation delivered, oldest first.
    let deliveryMonths: [Int]
    let dialect: DemoDialect
    /// Deliveries written another way, by number.
    let exceptions: [Int: DemoDialect]
}

extension DemoProfile {
    static let all = [hazelwiek, merelgaard, dauwsteen]

    /// The grower: delivers each quarter; once from a spreadsheet, in Windows-1252.
    static let hazelwiek = DemoProfile(
        organisation: DemoOrganisation(
            slug: "hazelwiek", name: "Kraamzorg Hazelwiek", agb: "99010417",
            manager: "Annelies Verstege", quality: "Renée Kuipers", coordinator: "Joke van Dalfsen"),
        prefix: "HW", gemeenten: DemoGemeente.eemland + [DemoGemeente.nijkerk], cases: 420, growthPercent: 70, employees: 44,
        contactOnTimePercent: 93, slippedLastSummer: false, hourRate: 6480,
        flaws: [.lapsedVOG, .lateVOG, .interruptedKCKZ, .expiringVOG, .fewPoints, .interruptedEHBO],
        deliveryMonths: [33, 30, 27, 24, 21, 18, 15, 12, 9, 6, 3, 0], dialect: .open, exceptions: [7: .spreadsheet])

    /// Steady, but slow to call back last summer; one delivery came from another system.
    static let merelgaard = DemoProfile(
        organisation: DemoOrganisation(
            slug: "merelgaard", name: "Kraamzorg Merelgaard", agb: "99020835",
            manager: "Wim Hoekzema", quality: "Francien Bos", coordinator: "Marit Stolwijk"),
        prefix: "MG", gemeenten: DemoGemeente.foodValley + [DemoGemeente.nijkerk], cases: 310, growthPercent: 5, employees: 34,
        contactOnTimePercent: 92, slippedLastSummer: true, hourRate: 6350,
        flaws: [.noKCKZ, .lateVOG, .oldVOGAtStart, .fewPoints, .expiringVOG],
        deliveryMonths: [30, 24, 18, 12, 9, 6, 3, 2, 1, 0], dialect: .dutch, exceptions: [6: .otherSystem])

    /// Small and shrinking, with papers that lag behind.
    static let dauwsteen = DemoProfile(
        organisation: DemoOrganisation(
            slug: "dauwsteen", name: "Kraamhulp Dauwsteen", agb: "99031252",
            manager: "Hester Lindeboom", quality: "Zoë Mulderij", coordinator: "Ineke Terpstra"),
        prefix: "DS", gemeenten: DemoGemeente.southEastUtrecht, cases: 240, growthPercent: -45, employees: 26,
        contactOnTimePercent: 89, slippedLastSummer: false, hourRate: 6590,
        flaws: [.lapsedVOG, .noDiploma, .interruptedEHBO, .interruptedKCKZ],
        deliveryMonths: [27, 21, 15, 12, 9, 6, 3, 1, 0], dialect: .plain, exceptions: [:])
}
