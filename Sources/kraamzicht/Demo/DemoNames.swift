/// Invented people: common Dutch names, put together by chance.
enum DemoNames {
    static let given = [
        "Aafke", "Amira", "Anouk", "Astrid", "Bianca", "Carla", "Chantal", "Daniëlle", "Denise", "Doortje", "Eline", "Ellen",
        "Esmée", "Fatma", "Femke", "Geke", "Gerda", "Hanneke", "Ilse", "Inge", "Irma", "Jantine", "Jolanda", "Karin", "Kübra",
        "Lianne", "Lisette", "Lotte", "Maaike", "Margriet", "Marjolein", "Mirjam", "Nadia", "Naomi", "Nienke", "Petra",
        "Rianne", "Roos", "Ruth", "Sabine", "Sanne", "Saskia", "Silvia", "Suze", "Tamara", "Tineke", "Wendy", "Willemijn",
        "Yvonne", "Zoë",
    ]

    static let family = [
        "Aalbers", "van den Akker", "Bakhuis", "van Beek", "Bloemendaal", "Bouwman", "ten Brinke", "Çelik", "Dekkers",
        "van Doorn", "Drost", "van Ee", "Evers", "Folkerts", "van Ginkel", "de Graaf", "Haan", "Hendriksen", "Hooijer",
        "van den Hoven", "Jonker", "Kamphuis", "El Khatib", "Kok", "Koning", "Kroon", "van Laar", "Lammers", "Maas",
        "Meerveld", "Mulder", "Nagel", "Nijboer", "van Oort", "Otten", "Pater", "Ploeg", "van Ravenswaaij", "Roelofs",
        "Schimmel", "Schuurman", "Smink", "Steenbergen", "Terlouw", "Top", "Veldhuizen", "Verbeek", "Vink", "Wassenaar", "Zwart",
    ]

    /// `count` different names.
    static func draw(_ count: Int, _ random: inout DemoRandom) -> [String] {
        var names: [String] = []
        while names.count < count {
            let name = "\(random.pick(self.given)) \(random.pick(self.family))"
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}
