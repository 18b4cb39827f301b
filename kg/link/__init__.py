"""What several articles tell alike or otherwise: judgements laid over the evidence, each with its score and reason.

from kg.link.clusters import clusters
from kg.link.said import said

for cluster in clusters(one for extraction in extractions for one in said(extraction)):
    print(cluster.score, cluster.canonical, cluster.outlets)
"""
