"""Given and family names by culture, and their spelling in an address."""

from unicodedata import combining, normalize

CULTURES: tuple[tuple[str, str, str], ...] = (
    (
        "de",
        (
            "Anke Björn Carsten Dörte Ekkehard Friederike Gesa Henning Ilka Jörg Käthe Lennart"
            " Maike Norbert Rüdiger Silke Thorsten Ulrike Volker Wiebke"
        ),
        (
            "Ahlers Böttcher Cordes Dressler Ehlers Fährmann Grünewald Hinrichs Jürgens Kröger"
            " Lüdemann Mühlbauer Niemöller Ostermann Petersen Rößler Sandmann Thieme Uhlig Vogler"
        ),
    ),
    (
        "de",
        (
            "Andrea Bernd Claudia Dirk Elke Florian Gudrun Holger Jana Karsten Lena Matthias Nina"
            " Oliver Petra Ralf Steffen Tanja Uwe Verena"
        ),
        (
            "Albrecht Brandt Czerny Dombrowski Engel Förster Gerlach Haase Ivens Kaminski Lorenz"
            " Marquardt Noack Opitz Pohl Reinhardt Seidel Trautmann Voss Winkler"
        ),
    ),
    (
        "tr",
        "Ayşe Burak Çağla Deniz Elif Gökhan İpek Mert Özlem Selin",
        "Aksoy Bozkurt Çetinkaya Erdoğmuş Güler Kılıç Öztürk Şahin Toprak Yıldız",
    ),
    (
        "pl",
        "Agnieszka Bartosz Dorota Grzegorz Kasia Łukasz Małgorzata Paweł Rafał Zuzanna",
        "Borkowski Dąbek Gajewski Jabłoński Krawczyk Łęcki Mróz Piątek Sobczak Żurek",
    ),
    (
        "pt",
        "Ana Beatriz Diogo Gonçalo Inês João Luísa Nuno Rita Vasco",
        "Antunes Brandão Conceição Esteves Furtado Magalhães Morgado Quintela Seabra Valadão",
    ),
    (
        "es",
        "Álvaro Begoña Íñigo Lucía Marisol Nicolás Pilar Raúl Sofía Tomás",
        "Arrieta Barrón Castaño Echevarría Fuentes Iglesias Muñoz Peñalver Quiroga Zárate",
    ),
    (
        "fr",
        "Adèle Benoît Camille Élodie Gaël Hélène Loïc Maëlle Rémi Solène",
        "Aubertin Besnard Chauvière Delorme Fauré Guérin Lefèbvre Marchand Rousselot Vasseur",
    ),
    (
        "nordic",
        "Astrid Bjørn Eskil Freja Håkon Ingrid Kåre Linnéa Søren Tuva",
        "Ångström Bergqvist Dahlgård Ekström Høgsberg Kjær Lindahl Nyström Øvergaard Rønning",
    ),
    (
        "cz",
        "Blanka Dušan Eliška Jiří Kateřina Ondřej Radek Šárka Tomáš Zdeňka",
        "Bártová Čermák Dvořáček Hájek Kopecký Malý Novotný Růžička Šimek Vlček",
    ),
    (
        "hu",
        "Ágnes Balázs Eszter Gergő Ildikó Judit Kristóf Márton Réka Zsófia",
        "Bíró Csontos Fekete Gál Horváth Kertész Lengyel Pásztor Somogyi Szűcs",
    ),
    (
        "vi",
        "Anh Bảo Diệp Hạnh Hoa Khánh Lan Minh Phương Thảo",
        "Bùi Đặng Đỗ Hồ Lê Ngô Nguyễn Phạm Trần Vũ",
    ),
    (
        "ja",
        "Aiko Daichi Emi Haruto Kaori Kenji Mariko Naoki Sayuri Takumi",
        "Fujimoto Hayashida Ishikawa Kuroda Matsuzaki Nakahara Okabe Sakamoto Tanabe Yoshino",
    ),
    (
        "in",
        "Aditi Arjun Deepa Harish Kavya Manoj Nandini Rohan Sunita Vikram",
        "Bhattacharya Chandrasekhar Deshmukh Iyer Kulkarni Menon Nair Pillai Rao Venkatesan",
    ),
    (
        "ng",
        "Adaeze Chidi Folake Ifeoma Kelechi Ngozi Obinna Temitope Uche Yewande",
        "Abiodun Chukwu Ekwueme Ibekwe Nwachukwu Obafemi Okonjo Olawale Salako Udeh",
    ),
    (
        "ar",
        "Amira Bassam Dalia Farid Hanan Karim Layla Nabil Rania Youssef",
        "Abboud Benhaddou Chahine Daher El-Masri Haddadin Khalil Mansouri Nasrallah Tazi",
    ),
    (
        "el",
        "Alexandra Christos Dimitra Eleni Giorgos Katerina Manolis Nefeli Stavros Vasiliki",
        "Antoniou Georgakis Ioannidou Kostakis Makris Nikolaidis Papadaki Samaras Vlachos Zervas",
    ),
    (
        "uk",
        "Andriy Bohdana Daryna Halyna Iryna Kyrylo Lesia Maksym Olena Taras",
        (
            "Bondar Danylyuk Havrylko Ivanchuk Kovalchuk Lysenko Melnyk Marchenko Oliynyk"
            " Shevchuk Tkach"
        ),
    ),
    (
        "en",
        "Alistair Bronagh Callum Deirdre Fergus Harriet Imogen Niall Rosalind Siobhán",
        (
            "Ashworth Brennan Cartwright Donnelly Fairbairn Gallagher Hollis Ní-Bhriain"
            " Pemberton Whitlock"
        ),
    ),
    (
        "it",
        "Alessio Benedetta Chiara Davide Federica Giulia Lorenzo Niccolò Paola Simone",
        "Bellandi Caruso De-Santis Ferrero Guidi Lombardi Marchetti Pavan Rinaldi Zanetti",
    ),
    (
        "nl",
        "Anouk Bram Daan Fleur Joris Lotte Maarten Noor Pieter Sanne",
        "Bakker Dijkstra Hoekstra Kuipers Meulenbelt Postma Scholten Terpstra Veenstra Wiersma",
    ),
)

# Letters that do not decompose into a base letter and an accent, and German custom.
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"}
    | {"ł": "l", "đ": "d", "ı": "i", "’": "", "'": "", " ": "-", ".": ""}
)


def spelled(name: str) -> str:
    """The name in lower-case ASCII, as it stands in an address or a profile's slug."""
    lowered = name.replace("İ", "i").lower().translate(_SPELLED)
    return "".join(c for c in normalize("NFKD", lowered) if not combining(c))
