//! The labels that tokens carry, as types: Penn Treebank tags (Marcus et al. 1993) and relations of the ClearNLP
//! scheme (Choi and Palmer 2012), as spaCy's English pipelines give them.

/// An enum of labels, each with the name that models use; `Other` stands for one that is not listed.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* #[default] Other }

        impl $name {
            /// The label that models write like this.
            #[must_use]
            pub fn of(text: &str) -> $name {
                match text { $($text => $name::$variant,)* _ => $name::Other }
            }

            /// As models write it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)* $name::Other => "" }
            }
        }
    };
}

labels!(
    /// A Penn Treebank tag; marks of punctuation are told by the text.
    Tag {
        Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Hyph = "HYPH", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS",
        Md = "MD", Nn = "NN", Nnp = "NNP", Nnps = "NNPS", Nns = "NNS", Pdt = "PDT", Pos = "POS", Prp = "PRP",
        PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", To = "TO", Vb = "VB", Vbd = "VBD", Vbg = "VBG",
        Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB", Uh = "UH", Fw = "FW",
    }
);

labels!(
    /// A relation to the head.
    Dep {
        Root = "ROOT", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent", Amod = "amod",
        Appos = "appos", Attr = "attr", Aux = "aux", Auxpass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp",
        Compound = "compound", Conj = "conj", Csubj = "csubj", Csubjpass = "csubjpass", Dative = "dative", Det = "det",
        Dobj = "dobj", Expl = "expl", Intj = "intj", Mark = "mark", Meta = "meta", Neg = "neg", Nmod = "nmod",
        Npadvmod = "npadvmod", Nsubj = "nsubj", Nsubjpass = "nsubjpass", Nummod = "nummod", Oprd = "oprd",
        Parataxis = "parataxis", Pcomp = "pcomp", Pobj = "pobj", Poss = "poss", Preconj = "preconj",
        Predet = "predet", Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod", Relcl = "relcl",
        Xcomp = "xcomp",
    }
);

labels!(
    /// A kind of named entity of OntoNotes (Weischedel et al. 2013).
    NerKind {
        Cardinal = "CARDINAL", Date = "DATE", Event = "EVENT", Facility = "FAC", Gpe = "GPE", Language = "LANGUAGE",
        Law = "LAW", Location = "LOC", Money = "MONEY", Norp = "NORP", Ordinal = "ORDINAL", Organization = "ORG",
        Percent = "PERCENT", Person = "PERSON", Product = "PRODUCT", Quantity = "QUANTITY", Time = "TIME",
        WorkOfArt = "WORK_OF_ART",
    }
);

/// Some relations, to ask of many words whether theirs is one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DepSet(u64);

impl DepSet {
    pub(crate) const ALL: DepSet = DepSet(u64::MAX);

    #[inline]
    pub(crate) fn has(self, dep: Dep) -> bool {
        self.0 & (1 << dep as u64) != 0
    }

    #[inline]
    pub(crate) fn add(&mut self, dep: Dep) {
        self.0 |= 1 << dep as u64;
    }

    /// Whether two sets have a relation in common.
    #[inline]
    pub(crate) fn meets(self, other: DepSet) -> bool {
        self.0 & other.0 != 0
    }
}

impl Dep {
    /// These relations as a set.
    #[inline]
    pub(crate) fn set(deps: &[Dep]) -> DepSet {
        const { assert!((Dep::Other as u64) < 64, "a bit for each") };
        DepSet(deps.iter().fold(0, |set, dep| set | 1 << *dep as u64))
    }
}

impl Tag {
    /// Whether it is a form of a verb; modals are not.
    #[inline]
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    /// Whether it is a noun or name.
    #[inline]
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    /// Whether it is a name.
    #[inline]
    #[must_use]
    pub fn is_proper(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }

    /// Whether it is an adjective.
    #[inline]
    #[must_use]
    pub fn is_adjective(self) -> bool {
        matches!(self, Tag::Jj | Tag::Jjr | Tag::Jjs)
    }

    /// Whether it is a relative or interrogative pronoun.
    #[inline]
    #[must_use]
    pub fn is_relative(self) -> bool {
        matches!(self, Tag::Wdt | Tag::Wp)
    }
}
