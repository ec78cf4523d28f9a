/// What can be set outside the command line, with the accepted values.
enum ExampleConfiguration {
    static let text = """
        # Omgevingsvariabelen van kraamzicht; een optie op de opdrachtregel wint.
        # Waar de gegevens staan: een van beide.
        KRAAMZICHT_EMBEDDED=/var/lib/kraamzicht
        #KRAAMZICHT_DATABASE_URL=postgresql://kz_app:wachtwoord@server/kraamzicht
        # Alleen bij DATABASE_URL: waarmee tenants en migraties worden gemaakt (zonder: dezelfde).
        #KRAAMZICHT_ADMIN_URL=postgresql://kz_beheer:wachtwoord@server/kraamzicht
        # De map waarin ‘migrations’ en ‘dashboards’ staan (zonder: boven het programma, of /usr/share/kraamzicht).
        #KRAAMZICHT_HOME=/usr/share/kraamzicht
        # De map waarin geüploade bestanden wachten op vastleggen, alleen voor de server leesbaar
        # (zonder: ‘uploads’ naast de eigen database, anders een map in /var/tmp).
        #KRAAMZICHT_UPLOADS=/var/lib/kraamzicht/uploads
        # Hoe groot een upload samen mag zijn, in MiB (zonder: 2048).
        #KRAAMZICHT_UPLOAD_MIB=2048
        # Herinneringen per e-mail: alle drie, of geen van drieën. Met naam en wachtwoord gaat het altijd versleuteld.
        #KRAAMZICHT_MAIL_URL=smtp://naam:wachtwoord@mail.example.nl:587
        #KRAAMZICHT_MAIL_FROM=Kraamzicht <kraamzicht@example.nl>
        # Het adres waaronder mensen de site kennen; de koppelingen in een bericht beginnen ermee.
        #KRAAMZICHT_SITE=https://kraamzicht.example.nl
        # Bij wie programmeurs van /v1 terechtkunnen; staat in /v1/openapi.json.
        #KRAAMZICHT_API_CONTACT=Beheer van Kraamzicht <beheer@kraamzicht.example>
        # Hoe vaak één token per minuut mag (zonder: 120).
        #KRAAMZICHT_API_PER_MINUUT=120
        # De map met initdb, postgres en pg_ctl, versie 15 of later (zonder: de nieuwste in /usr/lib/postgresql).
        #KRAAMZICHT_POSTGRES_BIN=/usr/lib/postgresql/15/bin
        """
}
