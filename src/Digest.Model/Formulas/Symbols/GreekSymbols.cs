namespace Digest.Model.Formulas.Symbols;

/// <summary>Greek letters: small ones are variables in italics, capitals stand upright, as TeX has it.</summary>
internal static class GreekSymbols
{
    public const string Small = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
        lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
        chi χ psi ψ omega ω digamma ϝ
        varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ varOmega Ω
        """;

    public const string Capital = """
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
        """;

    public const string Upright = """
        upalpha α upbeta β upgamma γ updelta δ upepsilon ε upeta η uptheta θ upkappa κ uplambda λ upmu μ upnu ν uppi π uprho ρ
        upsigma σ uptau τ upphi φ upchi χ uppsi ψ upomega ω micro µ
        textmu µ textalpha α textbeta β textgamma γ textdelta δ textpi π textOmega Ω textDelta Δ
        """;
}
