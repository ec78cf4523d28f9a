/// The argument parser speaks English; its fixed words are put into Dutch here.
enum DutchUsage {
    private static let words: [(String, String)] = [
        ("OVERVIEW:", "OVERZICHT:"), ("USAGE:", "GEBRUIK:"), ("ARGUMENTS:", "ARGUMENTEN:"), ("OPTIONS:", "OPTIES:"),
        ("SUBCOMMANDS:", "OPDRACHTEN:"), ("FILTERS:", "FILTERS:"), ("Error:", "fout:"), ("Usage:", "Gebruik:"),
        ("<subcommand>", "<opdracht>"), ("<options>", "<opties>"), ("Show the version.", "Toon de versie."),
        ("Show help information.", "Toon deze hulp."), ("Unknown option", "onbekende optie"),
        ("Missing expected argument", "er ontbreekt:"), ("Missing one of:", "er ontbreekt een van:"),
        ("Missing value for", "er ontbreekt een waarde bij"), ("Unexpected argument", "onverwacht:"),
        ("unexpected arguments:", "onverwacht:"), ("The value", "de waarde"), ("is invalid for", "past niet bij"),
        ("Did you mean", "Bedoelde u"), ("for detailed help.", "voor uitleg."), ("for more information.", "voor uitleg."),
        ("See 'kraamzicht help", "Zie 'kraamzicht help"), ("See 'kraamzicht", "Zie 'kraamzicht"),
        ("(default:", "(zonder:"), ("Help:", "Uitleg:"),
    ]

    static func text(_ text: String) -> String {
        self.words.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
