/// Where one form of every table lies in a ZIP: both forms of CSV have the same name.
struct BundleFolder: Sendable {
    let form: ExportForm
    let name: String
    /// What lies there, for who opens the ZIP.
    let meaning: String

    static let all = [
        BundleFolder(
            form: .excel, name: "voor-excel",
            meaning: "CSV die een Nederlands rekenprogramma zo opent (puntkomma, decimale komma)"),
        BundleFolder(form: .xlsx, name: "werkmap", meaning: "XLSX met getypeerde cellen, de definities en de verantwoording"),
        BundleFolder(form: .open, name: "open", meaning: "CSV voor programma's (RFC 4180, decimale punt, ISO-datums)"),
        BundleFolder(form: .json, name: "json", meaning: "dezelfde rijen als JSON"),
    ]
}
