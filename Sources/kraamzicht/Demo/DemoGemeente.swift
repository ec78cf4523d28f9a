/// A gemeente of the demo: fourteen of them, in the jeugdregio's Eemland, Food Valley and Zuidoost Utrecht.
///
/// Food Valley lies in two provinces, and Nijkerk is served by two organisations.
struct DemoGemeente: Hashable {
    /// CBS code without `GM`.
    let code: Int
    /// Share of an organisation's applications, against those of its other gemeenten.
    let weight: Int
    /// Where the help mostly falls: the gemeente decides, not the organisation.
    let wmoPercent: Int
    let usesVECOZO: Bool
    /// The names hold a comma, an apostrophe and an accent on purpose: what real names do to CSV.
    let teams: [String]

    init(_ code: Int, weight: Int, wmo: Int = 10, vecozo: Bool = true, teams: [String]) {
        self.code = code
        self.weight = weight
        self.wmoPercent = wmo
        self.usesVECOZO = vecozo
        self.teams = teams
    }
}

extension DemoGemeente {
    static let eemland = [
        DemoGemeente(
            307, weight: 46,
            teams: ["Wijkteam Schothorst", "Wijkteam Vathorst – Hooglanderveen", "Wijkteam Soesterkwartier", "Wijkteam De Berg"]),
        DemoGemeente(342, weight: 18, teams: ["Sociaal team Soest, Noord", "Sociaal team Soest, Zuid"]),
        DemoGemeente(308, weight: 10, wmo: 35, vecozo: false, teams: ["Lokaal team Baarn"]),
        DemoGemeente(327, weight: 12, teams: ["Sociaal team Leusden", "Sociaal team Achterveld"]),
        DemoGemeente(313, weight: 8, vecozo: false, teams: ["Jeugd en Gezin Spakenburg"]),
    ]

    static let foodValley = [
        DemoGemeente(228, weight: 34, teams: ["Sociaal team Ede-Zuid", "Sociaal team Ede-West", "Sociaal team Lunteren"]),
        DemoGemeente(203, weight: 22, wmo: 20, teams: ["Gebiedsteam Barneveld", "Gebiedsteam Voorthuizen"]),
        DemoGemeente(345, weight: 24, teams: ["Wijkteam ’t Franse Gat", "Wijkteam Dragonder"]),
        DemoGemeente(340, weight: 8, vecozo: false, teams: ["Dorpsteam Rhenen"]),
    ]

    static let nijkerk = DemoGemeente(267, weight: 12, wmo: 25, teams: ["Gebiedsteam Nijkerk", "Gebiedsteam Hoevelaken"])

    static let southEastUtrecht = [
        DemoGemeente(355, weight: 40, teams: ["Sociaal team Zeist-Oost", "Sociaal team Vollenhove", "Sociaal team Den Dolder"]),
        DemoGemeente(310, weight: 22, wmo: 15, teams: ["Team Bilthoven", "Team Maartensdijk"]),
        DemoGemeente(1581, weight: 22, teams: ["Dorpsteam Doorn", "Dorpsteam Driebergen"]),
        DemoGemeente(352, weight: 16, wmo: 45, vecozo: false, teams: ["Loket Wijk, Cothen en Langbroek", "Loket Café Jeugd"]),
    ]
}
