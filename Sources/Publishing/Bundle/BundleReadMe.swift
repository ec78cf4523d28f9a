/// `LEESMIJ.txt` of a ZIP: what is in it, how to read it, and how to check it without us.
struct BundleReadMe {
    static let name = "LEESMIJ.txt"

    let title: String
    /// A line for each thing in it.
    let contents: [String]
    let folders: [BundleFolder]
    /// What else must be said before the rest.
    var foreword: [String] = []

    var bytes: [UInt8] {
        let width = (self.folders.map(\.name.count).max() ?? 0) + 3
        let forms = self.folders.map { folder in
            "  \(folder.name)/\(String(repeating: " ", count: width - folder.name.count - 1))\(folder.meaning)"
        }
        let foreword = self.foreword.isEmpty ? "" : "\(self.foreword.joined(separator: "\n"))\n\n"
        let text = """
            \(self.title)

            \(foreword)Wat er in zit
            \(self.contents.map { "  \($0)" }.joined(separator: "\n"))

            In welke vorm
            \(forms.joined(separator: "\n"))
            Naast elk CSV-bestand staat zijn beschrijving (…csv-metadata.json, CSV on the Web);
            datapackage.json beschrijft alles samen (Data Package 2.0).

            Lege cellen
              Een lege cel is niet ingevuld: lees die niet als nul. Waar een kolom status is, zegt die waarom.

            Controleren zonder ons
              sha256sum BESTAND (Linux, macOS) of certutil -hashfile BESTAND SHA256 (Windows)
              geeft de som die in datapackage.json achter "hash" staat.

            """
        return Array(text.replacing("\n", with: "\r\n").utf8)
    }
}
